"""Reports that are looked at before they are kept: read in a place of their own, outside the ledger, for an hour.

handed    what a person hands in, as pieces to read     preview   one such reading: its pieces and what was found
job       reads and keeps, a few at a time              previews  all of them, and how many there may be
uploads   the forms that hand in                        access    who may hand in, and see what
"""
