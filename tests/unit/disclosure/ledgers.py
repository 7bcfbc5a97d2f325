"""An invented panel over ten years, the releases it makes of them, and the ledger these leave behind."""

from dataclasses import dataclass
from itertools import product

import numpy as np

from cdop.disclosure.facts import Fact
from cdop.disclosure.linking import link, within
from cdop.disclosure.shape import TOTAL, CellKey, Dimension
from cdop.disclosure.table import Table

WAYS = {"age": 6, "sex": 3, "category": 10, "place": 8, "ethnicity": 18, "district": 25, "cause": 88}


def atom(population, **codes):
    """A finest quantity of the ledger."""
    return CellKey(f"{population}, each year", frozenset(codes.items()))


@dataclass(frozen=True)
class Release:
    """``links`` and ``orders`` say what its cells are made of; ``atoms``: the same for each cell, by key."""

    name: str
    tables: tuple
    order: tuple
    links: tuple
    atoms: dict

    def facts(self, values, base=5, unchanged=lambda atoms: True):
        """What the release told, once it was shown with these ``values``."""
        near = base - 1
        return [
            Fact.of_sum(
                cells,
                max(0, values[key] - near),
                values[key] + near,
                str(key),
                self.name,
                again=values[key] if unchanged(cells) else None,
            )
            for key, cells in self.atoms.items()
        ]


class Panel:
    """Deaths of so many years, each with a code in every way, some factors, and some of those modifiable."""

    def __init__(self, seed=0, years=10, deaths=60, ways=None, factors=65, detailed=("age", "category")):
        rng = np.random.default_rng(seed)
        self.ways = ways or WAYS
        self.years = [f"{2010 + n}" for n in range(years)]
        self.factors = [f"f{n:02}" for n in range(factors)]
        self.detailed = detailed
        shares = {way: rng.dirichlet(np.full(size, 0.5)) for way, size in self.ways.items()}
        rates = rng.beta(0.5, 6, factors)
        self.counts = {}
        for year in self.years:
            many = int(rng.poisson(deaths))
            self.counts[atom("deaths", year=year)] = many
            for way in self.ways:
                for code, n in zip(self.codes(way), rng.multinomial(many, shares[way]), strict=True):
                    self.counts[atom("deaths", year=year, **{way: code})] = int(n)
            for factor, rate in zip(self.factors, rates, strict=True):
                found = int(rng.binomial(many, rate))
                self.counts[atom("present", year=year, factor=factor)] = found
                self.counts[atom("modifiable", year=year, factor=factor)] = int(rng.binomial(found, 0.5))

    def codes(self, way):
        return tuple(f"{way}{n:02}" for n in range(self.ways[way]))

    def ties(self):
        """The links and orders of the finest cells themselves."""
        facts = []
        for year, (way, _) in product(self.years, self.ways.items()):
            parts = [atom("deaths", year=year, **{way: code}) for code in self.codes(way)]
            facts.append(Fact.of_parts(atom("deaths", year=year), parts))
        for year, factor in product(self.years, self.factors):
            found = atom("present", year=year, factor=factor)
            facts.append(Fact({atom("deaths", year=year): 1, found: -1}, 0, None))
            facts.append(Fact({found: 1, atom("modifiable", year=year, factor=factor): -1}, 0, None))
        return facts

    def release(self, name, years, detailed_factors=0):
        """One table for each way and for the factors; some by year as well, and factors of the last years."""
        plans = [("deaths", (way,), years) for way in self.ways]
        plans += [("deaths", ("year", way), years) for way in self.detailed]
        plans += [(kind, ("factor",), years) for kind in ("present", "modifiable") if self.factors]
        plans += [
            (kind, ("year", "factor"), years[-detailed_factors:])
            for kind in ("present", "modifiable")
            if detailed_factors
        ]
        tables, atoms = {}, {}
        for kind, names, span in plans:
            lately = " lately" if span != years else ""
            table, made_of = self._table(f"{kind}{lately} in {name}", kind, names, span)
            tables[kind, names] = table
            atoms |= made_of
        order = self._order(tables)
        linked = link(list(tables.values()), order)
        links = [Fact.of_parts(key, sorted(atoms[key], key=str)) for key in linked.counts]
        return Release(name, tuple(tables.values()), tuple(order), tuple(links), atoms)

    def _table(self, population, kind, names, years):
        dims = [self._dimension(name, years) for name in names]
        cells = [dict(zip(names, codes, strict=True)) for codes in product(*(d.codes for d in dims))]
        whole = {
            tuple(codes.values()): sum(
                self.counts[atom(kind, **{**codes, "year": y})]
                for y in ([codes["year"]] if "year" in codes else years)
            )
            for codes in cells
        }
        table = Table.from_cells("-".join((kind, *names)), population, dims, whole)
        atoms = {}
        for cell in table.counts:
            codes = {n: c for n, c in zip(names, cell, strict=True) if c != TOTAL}
            span = [codes.pop("year")] if "year" in codes else years
            atoms[table.key(cell)] = frozenset(atom(kind, year=year, **codes) for year in span)
        return table, atoms

    def _dimension(self, name, years):
        if name == "year":
            return Dimension("year", "Year", tuple(years))
        if name == "factor":
            return Dimension("factor", "Factor", tuple(self.factors), has_total=False)
        return Dimension(name, name.title(), self.codes(name))

    def _order(self, tables):
        if not self.factors:
            return ()
        present, modifiable = tables["present", ("factor",)], tables["modifiable", ("factor",)]
        deaths = tables["deaths", (next(iter(self.ways)),)]
        return (*within(modifiable, present), *within(present, deaths))
