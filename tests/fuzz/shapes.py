"""Random files of the second version of scorecards and panels: sound ones and others."""

from random import Random

UNITS = ("don-vi-mau", "don-vi-hai")
STAGES = ("self", "appraised", "published", "slef")
SETS = """answers:
- id: dat
  words:
  - {id: dat, word: {vi: Đạt, en: Met}, share: 1}
  - {id: khong-dat, word: {vi: Không đạt, en: Not met}, share: 0}
- id: co
  words:
  - {id: co, word: {vi: Có, en: Yes}}
  - {id: khong, word: {vi: Không, en: No}}
- id: muc
  words:
  - {id: muc-1, word: {vi: Mức một, en: Level one}, points: 2}
  - {id: muc-2, word: {vi: Mức hai, en: Level two}, points: 0.5}
"""
FIGURES = ("0", "0.5", "1", "1", "2", "3.25", "-1", "14.2")
POLICIES = ("shrink", "shrink", "full", "zero", "unscored")


class Shapes:
    """Files made from one seed; `odd` is how often something stands where it may not."""

    def __init__(self, seed: int, odd: float) -> None:
        self._random = Random(seed)
        self._odd = odd
        self._own = self._random.choice(STAGES[:3])
        self._columns: dict[str, tuple[str, ...]] = {}

    def _is(self, chance: float) -> bool:
        return self._random.random() < chance

    def _figure(self) -> str:
        return self._random.choice(FIGURES)

    def scorecard(self) -> bytes:
        """Return a scorecard of PAR-INDEX."""
        head = "format: ctscore/scorecard@2\nindex: PAR-INDEX\nunit: don-vi-mau\nyear: 2021\n"
        head += "source: {document: van-ban-mau}\n"
        head += f"stage: {self._own}\n"
        head += f"max: {self._random.choice(('3', '5', '10', '0'))}\n"
        if self._is(0.4):
            head += f"listing: {self._random.choice(('part', 'part', 'losses-only'))}\n"
        if self._is(0.3):
            head += f"published: {{score: {self._random.choice(FIGURES[:6])}}}\n"
        if self._is(0.2):
            head += f"printed: {{{self._stage()}: {self._figure()}}}\n"
        keys = [key for key in self._counting() if "mean" not in key or "listing" not in head]
        return (head + "".join(f"{key}\n" for key in keys) + SETS + self._criteria(keys, "", 0)).encode()

    def panel(self) -> bytes:
        """Return a panel of PAPI."""
        head = "format: ctscore/panel@2\nindex: PAPI\nyear: 2021\nsource: {document: van-ban-mau}\nmax: 5\n"
        if self._is(0.3):
            head += "rank_by: percent\n"
        keys = self._counting()
        tree = self._criteria(keys, "", 0, panel=True)
        rows = "".join(f"- {unit} {' '.join(map(self._cell, self._columns.values()))}\n" for unit in UNITS)
        own = ""
        if self._is(0.4):
            maxima = ", ".join(
                f'"{code}": {self._random.choice(FIGURES[:6])}' for code in list(self._columns)[:2]
            )
            own = f"own_max:\n- {{unit: {self._random.choice(UNITS)}, max: {{{maxima}}}}}\n"
        text = head + "".join(f"{key}\n" for key in keys) + SETS + tree
        return f'{text}columns: "{" ".join(self._columns)}"\n{own}rows:\n{rows}'.encode()

    def _cell(self, sound: tuple[str, ...]) -> str:
        odd = (*FIGURES[:5], "-1", "na", "dat", "co", "muc-2")
        return self._random.choice(odd if self._is(self._odd) else sound)

    def _stage(self) -> str:
        """Return another stage than that of the file."""
        others = [stage for stage in STAGES if stage != self._own]
        return self._random.choice(STAGES if self._is(self._odd) else others[:2])

    def _counting(self) -> list[str]:
        keys = []
        if self._is(0.4):
            keys.append(f"aggregate: {self._random.choice(('mean', 'weighted-mean', 'sum'))}")
        if self._is(0.25):
            least, most = sorted((self._figure() for _ in range(2)), key=float, reverse=self._is(self._odd))
            keys.append(
                self._random.choice((f"cap: {{most: {most}}}", f"cap: {{least: {least}, most: {most}}}"))
            )
        if self._is(0.2):
            keys.append(f"needs: {self._random.choice(('all', '1', '2', '7'))}")
        if self._is(0.2):
            keys.append(f"floor: {self._figure()}")
        return keys

    def _criteria(self, above: list[str], code: str, depth: int, *, panel: bool = False) -> str:
        pad = "  " * depth
        lines = [f"{pad}criteria:\n"]
        for number in range(1, self._random.randint(1, 3) + 1):
            own = f"{code}.{number}" if code else str(number)
            has_parts = depth < 2 and self._is(0.35)
            keys = [f'code: "{own}"', f"name: {{vi: Mục {own}, en: Part {own}}}"]
            if "aggregate: weighted-mean" in above and not self._is(self._odd):
                keys.append(f"weight: {self._random.choice(('1', '2', '7'))}")
            cells: tuple[str, ...] = ()
            counting = self._counting() if has_parts or self._is(self._odd) else []
            keys += counting
            if not has_parts or self._is(self._odd):
                leaf, sound = self._leaf(above)
                cells = self._said(leaf, sound, panel)
                keys += leaf
            elif any("mean" in key for key in counting) or self._is(0.4):
                keys.append(f"max: {self._random.choice(('3', '5'))}")
            imputed = has_parts and self._is(0.15)
            if imputed:
                keys.append("imputed: {vi: Gán, en: Imputed}")
            if not panel and has_parts and (imputed or self._is(0.3)):
                keys.append(f"published: {self._random.choice(FIGURES[:4])}")
            if not panel and has_parts and self._is(0.3):
                keys.append(f"printed: {{{self._stage()}: {self._figure()}}}")
            if panel and (imputed or not has_parts):
                self._columns[own] = cells if not has_parts else ("1", "2.5", "-")
            lines.append(f"{pad}- {keys[0]}\n" + "".join(f"{pad}  {key}\n" for key in keys[1:]))
            if has_parts:
                lines.append(self._criteria(keys, own, depth + 1, panel=panel))
        return "".join(lines)

    def _leaf(self, above: list[str]) -> tuple[list[str], tuple[str, ...]]:
        """Return the keys of a leaf, and figures that it may have."""
        kinds = ["plain", "plain", "plain", "words"]
        if "aggregate: weighted-mean" not in above or self._is(self._odd):
            kinds += ["raw", "deduction", "bonus"]
        if any(key.startswith("max:") for key in above) and "aggregate" not in " ".join(above):
            kinds.append("no-scale")
        kind = self._random.choice(kinds)
        if kind == "raw":
            keys = ["better: lower", "best: 0", "worst: 100"] if self._is(0.7) else ["better: higher"]
            return keys, FIGURES
        if kind == "deduction":
            return ["max: 0", *([] if self._is(self._odd) else ["min: -5"])], ("0", "-1", "-5")
        if kind == "words":
            asked = self._random.choice(("dat", "co", "muc", *(["khac"] if self._is(self._odd) else [])))
            words = {"dat": ("dat", "khong-dat"), "co": ("co", "khong"), "muc": ("muc-1", "muc-2")}
            return [f"answers: {asked}", *([] if asked == "co" else ["max: 3"])], words.get(asked, ("dat",))
        if kind == "no-scale":
            return ["no_scale: {vi: Không in, en: Not printed}"], ("0.5", "1")
        most = self._random.choice(("1", "2", "3", "4"))
        return [f"max: {most}", *(["bonus: true"] if kind == "bonus" else [])], ("0", "0.5", "1", most)

    def _said(self, keys: list[str], sound: tuple[str, ...], panel: bool) -> tuple[str, ...]:
        """Add to the keys of a leaf what is said of its unit, and return what a row may hold there."""
        figure = self._random.choice(FIGURES if self._is(self._odd) else sound)
        if "bonus: true" not in keys and not keys[0].startswith(("better", "no_scale")) and self._is(0.2):
            how = self._random.choice(POLICIES if keys[0] != "answers: co" else POLICIES[:1])
            keys.append(f"not_applicable: {how}" if panel else f"not_applicable: {{how: {how}}}")
            if panel:
                return (*sound, "-", "na")
            if not self._is(self._odd):
                return ()
        if panel:
            return (*sound, "-")
        if not self._is(0.2):
            keys.append(f"achieved: {figure}")
        if self._is(0.3):
            keys.append(f"stages: {{{self._stage()}: {figure}}}")
        if self._is(0.1):
            keys.append("method: survey-citizens")
        return ()
