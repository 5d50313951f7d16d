"""What other services know the athlete by."""

from sqlalchemy import Column, Table, Text

from storage.tables.metadata import METADATA, owner
from storage.types import EncryptedJSON

credentials = Table(
    "credentials",
    METADATA,
    owner(),
    Column("service", Text, primary_key=True),
    Column("secret", EncryptedJSON("credentials.secret", dict[str, object]), nullable=False),
)
