"""新旧対照表: two versions of one document in the customary form."""
