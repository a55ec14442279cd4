"""The product asks nothing of the network."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]
NO_NETWORK = """
import socket

def refuse(*words, **options):
    raise AssertionError("the network was asked for")

socket.socket = socket.create_connection = socket.getaddrinfo = refuse
import cli, pipeline
from corpus.samples import samples

one, other, *_ = (pipeline.analyse(sample.file, sample.read()) for sample in samples())
alignment, comparison = pipeline.compare(one, other)
assert alignment.links and comparison.rows and one.parameters
"""


def test_analysing_and_comparing_works_without_network() -> None:
    done = subprocess.run([sys.executable, "-c", NO_NETWORK], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_server_reports_to_nobody_and_listens_only_here() -> None:
    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert settings["browser"]["gatherUsageStats"] is False
    assert settings["server"]["address"] == "127.0.0.1"  # without one, Streamlit asks the outside for its address
    assert settings["server"]["showEmailPrompt"] is False
    assert "http" not in settings["theme"]["font"]
