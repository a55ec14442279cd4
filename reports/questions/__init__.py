"""The question sheet: a buyer's requirements with what each service answers."""
