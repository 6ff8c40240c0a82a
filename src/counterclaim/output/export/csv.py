"""CSV: a line for each claim, under names and under hashtags of the Humanitarian Exchange Language."""

import codecs
import csv
from io import TextIOWrapper
from typing import BinaryIO

from counterclaim.output.export.parcel import Parcel
from counterclaim.output.export.sheets import claim_lines, columns
from counterclaim.output.table import cell


def write(parcel: Parcel, target: BinaryIO) -> None:
    """Write the claims of `parcel` in UTF-8: names of columns, their HXL tags (https://hxlstandard.org), the claims.

    A byte-order mark goes first: spreadsheet programs take the text for another encoding without. Words that they would
    run as a formula get an apostrophe in front.
    """
    target.write(codecs.BOM_UTF8)
    text = TextIOWrapper(target, "utf-8", "replace", newline="", write_through=False)
    listed = columns("claims")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([column.name for column in listed])
    writer.writerow([column.tag for column in listed])
    for line in claim_lines(parcel):
        writer.writerow([cell(column.value(line)) for column in listed])
    text.detach()  # flushed; it is not ours to close
