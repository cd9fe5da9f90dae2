"""``python -m sample_data`` makes the sample's workbook again from its seed."""

from __future__ import annotations

from pathlib import Path

from sample_data.generator import generate
from sample_data.workbook import write

WORKBOOK = Path(__file__).parent / "siping_road.xlsx"

if __name__ == "__main__":
    write(generate(), WORKBOOK)
