"""The part of the style sheet that a page shows itself with before the sheet is there, to stand in the page itself.

On a weak line a second file costs a second and a half before anything can be painted. A page therefore carries the rules
that its own text meets, without those of states that nobody can be in yet (hover, focus), of print and of forced colours.
The whole sheet is linked at the end of the page, is cached, and repeats these rules in the same order: it changes nothing
that was painted.

Container queries are left out as long as the HTML checker does not know them; those of tables, which change what is seen
first on a phone, are asked of the window instead, in which a container is about two rem narrower.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from courseware.pages.style_text import blocks, split

LATER_MEDIA = re.compile(r"print|forced-colors|prefers-contrast|prefers-reduced-motion")
LATER_STATE = re.compile(r":(?:hover|focus|active|target|checked|disabled)")
WITH_SCRIPTS = ":not(.no-js)"
"""Scripts run when the sheet is there."""
LATER_TRAIT = re.compile(
    r"container|cursor|transition|animation|accent-color|pointer-events|scroll-|(-webkit-)?print-|outline|break-|-webkit-text-size|paint-order"
)
"""What changes nothing that is painted before the first move of a reader."""
CONTAINER = re.compile(r"@container \(max-width:([\d.]+)em\)")
ROOT_FONT = 1.0625
"""The root's font size on narrow screens, against the 16 pixels in which @media counts."""
PSEUDO = re.compile(r"::?[\w-]+(?:\([^()]*\))?")
TOKEN = re.compile(r"[.#]?[A-Za-z_][\w-]*|\[[^\]]*\]")
ALTERNATIVES = re.compile(r":(?:is|where)\(([^()]*)\)")
LANG = re.compile(r":root:lang\((\w+)\)")
EMPTY = re.compile(r"(\w+):empty")
FACE = re.compile(r"--face:([^;}]+)")
NEGATION = re.compile(r":not\([^()]*\)")
VARIABLE = re.compile(r"var\((--[\w-]+)")
USED = re.compile(r"var\((--[\w-]+)\)")
SHORT = 44
"""Letters of a value that stands where it is used, and not in a variable."""
SET_BY_SCRIPTS = frozenset({'[data-theme="dark"]', '[data-theme="light"]'})
"""A reader's own choice of light or dark is there before the first paint."""

FOLDED = re.compile(r"(<details(?![^>]*\bopen)[^>]*>\s*<summary.*?</summary>).*?</details>", re.S)
HIDDEN = re.compile(r"<(button|strong|section|p)\b[^>]*\shidden\b[^>]*>.*?</\1>", re.S)
CLASSES = re.compile(r'class="([^"]*)"')
ELEMENTS = re.compile(r"<([a-z][a-z0-9]*)")
TEXT = re.compile(r">([^<]+)<")
REMEMBERED = 24
"""Styles that are kept for the next page that needs the same; pages of one folder are alike."""
HIDES = re.compile(r"\shidden\b")
STYLE = re.compile(r"<style>.*?</style>", re.S)
SHEET = '<link rel="stylesheet"'
FIRST_SCREEN = 2000
"""Letters that a large screen shows at once, with some to spare."""

Need = tuple[tuple[tuple[str, ...], ...], ...]
"""What a page must have for a selector to match: of each group, all the tokens of one alternative."""
Mask = int
"""A set of tokens: each is one bit, so that a page is held against thousands of selectors in no time."""
Declarations = tuple[tuple[str, str, tuple[str, ...]], ...]
"""Names, values and the variables in these, in their order."""
Kept = list[tuple[str, str, list[tuple[str, str]]]]
"""Rules as they are written into a page: the @media around them, selectors, declarations."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the sheet."""

    around: str
    """The @media that it stands in, or nothing."""
    selectors: tuple[tuple[str, Need], ...]
    """Its selectors that can matter for the first look, with what each of them needs."""
    declarations: Declarations


@dataclass(frozen=True, slots=True)
class Asked:
    """A rule with what its selectors ask of a page: their own tokens, then the groups of alternatives."""

    around: str
    selectors: tuple[tuple[str, Mask, tuple[tuple[Mask, ...], ...]], ...]
    declarations: Declarations


@dataclass(slots=True)
class FirstLook:
    """Cuts a style sheet down to what a page needs at first."""

    sheet: str
    """The lean style sheet."""
    folder: str
    """The folder of the sheet below the site's root, with a slash at its end."""
    _asked: list[Asked] = field(init=False)
    _alone: list[Asked] = field(init=False)
    """The same without constants, for pages that have this sheet only: another that came before it would miss them."""
    _faces: list[tuple[str, str]] = field(init=False)
    """Type faces: name and rule."""
    _bits: dict[str, Mask] = field(init=False)
    _signs: list[tuple[Mask, str]] = field(init=False)
    _made: dict[tuple[Mask, bool], str] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        parts = list(blocks(self.sheet))
        rules = [rule for head, body in parts for rule in _rules(head, body)]
        faces = (body for head, body in parts if head == "@font-face")
        self._faces = [(_family(body), f"@font-face{{{body}}}") for body in faces]
        needs = (need for rule in rules for _, need in rule.selectors)
        known = sorted({token for need in needs for group in need for tokens in group for token in tokens})
        self._bits = {token: 1 << number for number, token in enumerate(known)}
        self._signs = [(self._bits[token], _sign(token)) for token in known if token[0] in "#[<>"]
        selectors = (tuple(self._selector(*each) for each in rule.selectors) for rule in rules)
        self._asked = [Asked(r.around, asked, r.declarations) for r, asked in zip(rules, selectors, strict=True)]
        short = _without_constants(rules)
        self._alone = [replace(asked, declarations=some) for asked, some in zip(self._asked, short, strict=True)]

    def _selector(self, text: str, need: Need) -> tuple[str, Mask, tuple[tuple[Mask, ...], ...]]:
        *groups, (own,) = [tuple(self._mask(tokens) for tokens in group) for group in need]
        return text, own, tuple(groups)

    def _mask(self, tokens: Iterable[str]) -> Mask:
        return sum(self._bits[token] for token in set(tokens) if token in self._bits)

    def put_into(self, html: str, root: str) -> str:
        """A page with its style in its first `style` element, whatever stood there."""
        head, tail = STYLE.split(html, 1)
        return f"{head}<style>{self.style(head + tail, root)}</style>{tail}"

    def style(self, html: str, root: str) -> str:
        """The rules for a page, whose way to the site's root is `root`."""
        seen = _seen_first(html)
        has = self._mask(_names(seen)) | sum(bit for bit, sign in self._signs if sign in seen)
        key = has, html.count(SHEET) > 1
        if key not in self._made:
            while len(self._made) >= REMEMBERED:
                del self._made[next(iter(self._made))]
            text = _text(_needed(self._asked if key[1] else self._alone, has))
            named = FACE.findall(text)[-1:]
            self._made[key] = "".join(face for name, face in self._faces if not named or name in named[0]) + text
        return re.sub(r'url\("(?![a-z]+:)', f'url("{root}{self.folder}', self._made[key])


def first_look(made: Mapping[str, bytes]) -> FirstLook:
    """The one of a site, whose assets are given by their paths."""
    parts = sorted(name for name in made if name.startswith("assets/page-") and name.endswith(".css"))
    return FirstLook("".join(made[name].decode() for name in ("assets/courseware.css", *parts)), "assets/")


def _rules(head: str, body: str, around: str = "") -> Iterator[Rule]:
    if width := CONTAINER.fullmatch(head):
        head = f"@media (max-width:{(float(width[1]) + 2) * ROOT_FONT:g}em)"
    if head.startswith("@media"):
        if not LATER_MEDIA.search(head):
            for inner, text in blocks(body):
                yield from _rules(inner, text, head)
    elif not head.startswith("@"):
        selectors = [
            s for s in split(head, ",") if WITH_SCRIPTS not in s and not LATER_STATE.search(NEGATION.sub("", s))
        ]
        pairs = (d.partition(":") for d in split(body, ";"))
        traits = [(n.strip(), v.strip()) for n, colon, v in pairs if colon and not LATER_TRAIT.match(n)]
        twice = {"mask"} if "-webkit-mask" in dict(traits) else set()  # every browser knows it by this name too
        declarations = tuple((n, v, tuple(VARIABLE.findall(v))) for n, v in traits if n not in twice)
        yield Rule(around, tuple((s, _need(s)) for s in selectors), declarations)


def _without_constants(rules: list[Rule]) -> Iterator[Declarations]:
    """The declarations of the rules with the values of those variables that are set once for all and are not long."""
    found: dict[str, list[str]] = {}
    for rule in rules:
        at_root = not rule.around and [text for text, _ in rule.selectors] == [":root"]
        for name, value, _ in rule.declarations:
            if name.startswith("--"):
                fits = at_root and len(value) <= SHORT and "var(" not in value
                found.setdefault(name, []).append(value if fits else "")
    constants = {name: values[0] for name, values in found.items() if len(values) == 1 and values[0]}
    for rule in rules:
        values = ((n, USED.sub(lambda m: constants.get(m[1], m[0]), v)) for n, v, _ in rule.declarations)
        yield tuple((n, v, tuple(VARIABLE.findall(v))) for n, v in values)


def _family(face: str) -> str:
    return next((d.partition(":")[2] for d in split(face, ";") if d.startswith("font-family:")), "")


def _need(selector: str) -> Need:
    text = NEGATION.sub("", selector)
    groups = [tuple(_tokens(one) for one in found.split(",")) for found in ALTERNATIVES.findall(text)]
    return (*groups, (_tokens(ALTERNATIVES.sub("", text)),))


def _tokens(selector: str) -> tuple[str, ...]:
    attributes = set(re.findall(r"\[[^\]]*\]", selector)) - SET_BY_SCRIPTS
    attributes |= {f'<html lang="{lang}"' for lang in LANG.findall(selector)}
    attributes |= {f"></{name}>" for name in EMPTY.findall(selector)}
    plain = PSEUDO.sub("", re.sub(r"\[[^\]]*\]", "", selector))
    return (*TOKEN.findall(plain), *attributes)


def _seen_first(html: str) -> str:
    """A page as far as a large screen shows it before anybody scrolls, without what is folded."""
    html = _without_hidden(FOLDED.sub(r"\1", html))
    length = 0
    for match in TEXT.finditer(html, max(0, html.find("<main"))):
        length += len(match[1].strip())
        if length > FIRST_SCREEN:
            return html[: match.end()]
    return html


def _without_hidden(html: str) -> str:
    """A page without elements that are hidden; the word is looked for first, for few have it."""
    kept, end = [], 0
    for word in HIDES.finditer(html):
        start = html.rfind("<", end, word.start())
        if start >= 0 and (element := HIDDEN.match(html, start)):
            kept.append(html[end:start])
            end = element.end()
    return "".join([*kept, html[end:]])


def _names(html: str) -> set[str]:
    """The classes and the elements that a page has."""
    classes = {name for names in set(CLASSES.findall(html)) for name in names.split()}
    return {f".{name}" for name in classes} | set(ELEMENTS.findall(html))


def _sign(token: str) -> str:
    """How an id, an attribute, the language or an empty element of a selector stands in a page."""
    if token[0] in "<>":
        return token
    if token[0] == "#":
        return f'id="{token[1:]}"'
    name, operator, value = re.fullmatch(r'\[([\w-]+)(?:([~^$*|]?=)"?([^"]*)"?)?\]', token).groups()  # type: ignore[union-attr]
    return f' {name}="{value}"' if operator == "=" else f" {name}"


def _needed(rules: list[Asked], has: Mask) -> Kept:
    """The rules that meet something on the page, without variables that none of them uses."""
    kept = []
    for asked in rules:
        selectors = [
            text
            for text, own, groups in asked.selectors
            if own & has == own and (not groups or all(any(one & has == one for one in group) for group in groups))
        ]
        if selectors:
            kept.append((asked, ",".join(selectors)))
    values: dict[str, set[str]] = {}
    used = set[str]()
    for asked, _ in kept:
        for name, _, variables in asked.declarations:
            if name.startswith("--"):
                values.setdefault(name, set()).update(variables)
            else:
                used.update(variables)
    waiting = list(used)
    while waiting:
        fresh = values.get(waiting.pop(), set()) - used
        used |= fresh
        waiting += fresh
    counted = any(name == "counter-increment" for asked, _ in kept for name, _, _ in asked.declarations)
    idle = set() if counted else {"counter-reset"}
    thin = (
        (
            asked.around,
            selectors,
            [(n, v) for n, v, _ in asked.declarations if n in used or not (n in idle or n.startswith("--"))],
        )
        for asked, selectors in kept
    )
    return [(around, selectors, declarations) for around, selectors, declarations in thin if declarations]


def _text(rules: Kept) -> str:
    """The rules as a style sheet, neighbours in one @media together."""
    text, inside = "", ""
    for around, selectors, declarations in rules:
        if around != inside:
            text += ("}" if inside else "") + (f"{around}{{" if around else "")
            inside = around
        text += f"{selectors}{{{';'.join(f'{name}:{value}' for name, value in declarations)}}}"
    return text + ("}" if inside else "")
