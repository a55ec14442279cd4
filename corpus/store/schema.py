"""The tables of the library, the same on SQLite and PostgreSQL; what search adds to them stands in ``fulltext``."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Double,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

REVISION = "0001"
"""The migration that these tables are the outcome of."""

tables = MetaData()

blobs = Table(
    "blobs",
    tables,
    Column("sha256", String(64), primary_key=True),
    Column("size", Integer, nullable=False),
    Column("packing", String(8), nullable=False),
    Column("content", LargeBinary, nullable=False),
)
"""Original bytes, each once; ``packing`` is zlib, or none where that saves nothing."""

services = Table(
    "services",
    tables,
    Column("id", Integer, primary_key=True),
    Column("uid", String(64), nullable=False, unique=True),
    Column("provider", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("name_key", Text, nullable=False, index=True),
)
"""``uid`` is the SHA-256 digest of the original that came first; names are as understood or as a reviewer says."""

versions = Table(
    "versions",
    tables,
    Column("id", Integer, primary_key=True),
    Column("uid", String(64), ForeignKey("blobs.sha256"), nullable=False, unique=True),
    Column("service_id", Integer, ForeignKey("services.id"), nullable=False, index=True),
    Column("file", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("effective", String(10), nullable=False),
    Column("revised", String(10), nullable=False),
    Column("given", String(10), nullable=False),
    Column("corrected", String(10), nullable=False),
    Column("added", String(32), nullable=False),
    Column("ocr", Boolean, nullable=False),
    Column("latest", Boolean, nullable=False, index=True),
)
"""``latest`` marks the newest version of each service, which search looks at first."""

analyses = Table(
    "analyses",
    tables,
    Column("version_id", Integer, ForeignKey("versions.id"), primary_key=True),
    Column("uid", String(64), nullable=False, unique=True),
    Column("maker", String(12), nullable=False, index=True),
    Column("rules", String(12), nullable=False),
    Column("decisions", String(64), nullable=False),
    Column("articles", Integer, nullable=False),
    Column("notices", Text, nullable=False),
    Column("content", LargeBinary, nullable=False),
)
"""The analysis of each version, by whom it was made, with which decisions (their digest); ``notices`` a line each."""

clauses = Table(
    "clauses",
    tables,
    Column("id", Integer, primary_key=True),
    Column("version_id", Integer, ForeignKey("versions.id"), nullable=False),
    Column("place", Integer, nullable=False),
    Column("path", Text, nullable=False),
    Column("citation", Text, nullable=False),
    Column("heading", Text, nullable=False),
    Column("page", Integer),
    Column("topics", Text, nullable=False),
    Column("digest", String(32), nullable=False, index=True),
    Column("mark", String(64), nullable=False),
    Column("length", Integer, nullable=False),
    Column("pieces", LargeBinary, nullable=False),
    UniqueConstraint("version_id", "place"),
    sqlite_autoincrement=True,
)
"""Articles, and parts without articles. ``length`` counts words; ``pieces`` is packed JSON: [[path, text], …].

No id is given twice, as SQLite's index of words never forgets one.
"""

stated = Table(
    "stated",
    tables,
    Column("id", Integer, primary_key=True),
    Column("clause_id", Integer, ForeignKey("clauses.id"), nullable=False, index=True),
    Column("key", Text, nullable=False),
    Column("value", Text, nullable=False),
    Column("path", Text, nullable=False),
    Column("scale", Text, nullable=False),
    Column("low", Double),
    Column("high", Double),
    Index("stated_key_low", "key", "scale", "low"),
)
"""The values of parameters, on their scales where they have a place on one."""

decisions = Table(
    "decisions",
    tables,
    Column("id", Integer, primary_key=True),
    Column("uid", String(64), nullable=False, unique=True),
    Column("kind", String(16), nullable=False),
    Column("content", Text, nullable=False),
    Column("recorded", String(32), nullable=False),
)
"""What humans decided, as JSON; rows are added and never changed, which triggers see to."""

anchors = Table(
    "anchors",
    tables,
    Column("decision_id", Integer, ForeignKey("decisions.id"), primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("version", String(64), nullable=False, index=True),
    Column("path", Text, nullable=False),
    Column("digest", String(32), nullable=False),
    Column("mark", String(64), nullable=False),
)
"""What a decision speaks of; the version by its uid."""

steps = Table(
    "steps",
    tables,
    Column("old", String(64), primary_key=True),
    Column("new", String(64), primary_key=True),
    Column("maker", String(12), primary_key=True),
    Column("content", LargeBinary, nullable=False),
)
"""What became of every article from one analysis (uid) to another, found once."""
