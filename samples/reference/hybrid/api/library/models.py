"""The tables of the app `library`."""

from sqlalchemy import Identity, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from api.common.tables import Base, foreign_key


class Author(Base):
    """An author."""

    __tablename__ = "library_author"

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    name: Mapped[str] = mapped_column(String(120))


class Book(Base):
    """A book."""

    __tablename__ = "library_book"

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    title: Mapped[str] = mapped_column(String(200))
    author_id: Mapped[int] = mapped_column(foreign_key("library_author.id", "protect"), index=True)

    author: Mapped["Author"] = relationship(lazy="raise")
