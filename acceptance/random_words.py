"""Names and texts for random profiles: ordinary ones, and those that generated code trips over."""

from random import Random

# Names of modules, built-ins, SQL keywords and of things that generated modules might import.
FIELD_NAMES = """
    name title code amount weight note status level rank colour size city street zip_code a b x1
    line_2 is_open date time datetime timedelta decimal uuid type enum optional any data value
    values key keys items index hash format filter match case cls super property print len
    id_number select table where group user column offset primary references constraint order
    from_date to_date as_of end do models model_name admin fields serializer request response
    session query app apps settings config common core api accounts mapped relationship annotated
    field dt sa orm router state default null none true false choices help label limit cursor search
    count expand is_null gte lte in_stock search_text name_exact date_range created updated tenant
    naive_ber zwei drei_vier n2 n_3 x_y_z kind number string text slug email url integer boolean
    duration binary ip choice refuse_repeated defaults numbers
    str int bool float bytes list tuple set object builtins
""".split()

ENTITY_NAMES = """
    Product Category Tag Order OrderLine Customer Invoice Item Box Bus Class Quiz Wish Church Day
    Toy City Company Hero Address News Series Status Analysis Any Field Query Response String Date
    Decimal Type Path Body Request Table Token Event Enum Text Index Column Mapped List
    Dict Str Json Group Permission Session ContentType Site Comment A B X1 HTTPServer OAuthClient
    Iso9001Audit Url Uuid Credit Var Annotated Optional Settings Config Router App Page Cursor Problem
    Warning KeyError Exception Login LoginSession Base BaseModel Model Select Insert Client Action Test Http
    Depends UserProfile Row Schema Entity Kind Access Caller Resource Join Files Number Boolean Literal Final
    Registration
    Throttle RefreshToken Patch Task Set Tuple Sequence Callable Function Promise Object Map
""".split()

APP_NAMES = (
    "sales catalog stock people billing field_service a1 b x_y travel money library school clinic"
    " tmp order group table index user_profile model page action query_set login models views".split()
)

RELATED_NAMES = """
    children parents links owners things others uses parts members back
""".split()

CHOICES = """
    draft live retired low high yes no on off null true none 1 2 10 3.5 A B small-size two_words
    class def None mro name value label UPPER über 日本 a.b x/y 100% $ self import
""".split()

PIECES = [
    "plain text",
    "it's",
    '"quoted"',
    "'''",
    '"""',
    "back\\slash",
    "\\n",
    "\n",
    "two\nlines",
    "\t",
    "$HOME",
    "${name}",
    "$!x",
    "#if",
    "# hash",
    "## hash",
    "#[[x]]#",
    "{x}",
    "{{ x }}",
    "{% x %}",
    "%if",
    "%s",
    "%%",
    "100 %",
    "*/",
    "<b>&amp;",
    "]]>",
    "-- ;",
    "Größe",
    "İıŞß",
    "漢字かな",
    "עברית",
    "🎈",
    "👩🏽‍🚀",
    "e\u0301",
    "\u00a0",
    "~",
    "null",
    "a: b",
    "- c",
    "@d",
    "`e`",
    "words enough that a formatter which breaks its lines at the eighty-eighth column has to think about it",
]


def text(random: Random, longest: int = 400) -> str:
    """Some text, never empty or of blanks only."""
    parts = [random.choice(PIECES) for _ in range(random.randint(1, 6))]
    return f"{random.choice('aZé漢🎈')}{random.choice(['', ' ']).join(parts)}".strip()[:longest].strip()


def line(random: Random, longest: int = 80) -> str:
    """Text without line breaks or tabs."""
    return " ".join(text(random, longest).split())


def long_name(random: Random, length: int) -> str:
    """A name of exactly that many characters: words joined by underscores."""
    name = random.choice("abcdefgh")
    while len(name) < length:
        fits = name[-1] != "_" and len(name) < length - 1
        name += random.choice("abcdefghijklmnopqrstuvwxyz0123456789" + ("___" if fits else ""))
    return name


class Names:
    """Names that are not given twice."""

    def __init__(self, random: Random, words: list[str], longest: int = 63) -> None:
        self.random, self.longest = random, longest
        self.words = random.sample(words, len(words))
        self.given: set[str] = set()

    def snake(self, longest: int | None = None) -> str:
        longest = longest or self.longest
        if self.random.random() < 0.04:
            return self._new(long_name(self.random, longest))
        name = self.words.pop() if self.words else f"field_{len(self.given)}"
        return self._new(name)

    def pascal(self, longest: int) -> str:
        if self.random.random() < 0.04:
            return self._new(long_name(self.random, longest).replace("_", "x").capitalize())
        name = self.words.pop() if self.words else f"Entity{len(self.given)}"
        return self._new(name)

    def _new(self, name: str) -> str:
        if name.lower() in self.given:
            return self.snake() if name.islower() else self.pascal(self.longest)
        self.given.add(name.lower())
        return name
