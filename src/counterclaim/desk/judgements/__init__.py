"""What people say at the desk: as forms and JSON bring it, kept so that two who judge at once lose nothing."""
