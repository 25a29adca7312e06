"""Known faults in the crates of Cargo.lock, by `cargo deny check advisories`.

    python3 .ci/advisories.py check           # prints in one line what was held against what
    python3 .ci/advisories.py renew CLONE     # writes advisories.toml anew from a clone of the RustSec advisory database

The database itself is asked wherever it can be reached. A machine behind a mirror of registries cannot, and there a check that
is left out would pass for good. So advisories.toml has what the database said of every crate on the day that it names: the ids,
the crates and the versions, for all crates and not those of today's Cargo.lock alone, so that a new dependency is held against
it too. It is made into a database for the length of the check, and read by the same program with the same deny.toml.

A copy grows old, and what is newer is not in it: its date is in the line that is printed, and the last in the gate. After the day
that it names as `good_until` the check fails. Whoever reaches the database then renews the copy. Whoever cannot puts that day
off in the file, so that it is decided by somebody, and seen in the change.
"""

import datetime
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import tomllib

HERE = pathlib.Path(__file__).parent
COPY = HERE / "advisories.toml"
DENY = HERE.parent / "deny.toml"
DATABASE = "https://github.com/RustSec/advisory-db"
# All crates of the workspace: without it those of the first package alone.
DENY_ALL = ["cargo", "deny", "--workspace"]
# What is looked for.
FAULTS = ["check", "--hide-inclusion-graph", "advisories"]
# For how long it is tried to reach the database, in seconds.
PATIENCE = 120
# For how many days a copy is good, unless somebody says more.
GOOD_FOR = 180
# What of an advisory is kept, besides its crate and its date.
KEPT = ["informational", "patched", "unaffected"]


def run(*command, **more):
    """Runs a command whose output is for whoever reads along. Standard output is for the result."""
    return subprocess.run(command, stdout=sys.stderr, **more)


def reached():
    """The folder of the database with what is newest, if it can be reached."""
    try:
        fetched = subprocess.run(["cargo", "deny", "fetch", "db"], capture_output=True, timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        return None
    home = pathlib.Path(os.environ.get("CARGO_HOME", pathlib.Path.home() / ".cargo"))
    found = sorted((home / "advisory-dbs").glob("advisory-db-*/crates"))
    return found[0].parent if fetched.returncode == 0 and found else None


def git(folder, *command):
    """What git prints, in one line."""
    config = ["-c", "user.name=gate", "-c", "user.email=gate@localhost", "-c", "commit.gpgsign=false"]
    return subprocess.run(["git", "-C", folder, *config, *command], check=True, capture_output=True, text=True).stdout.strip()


def advisories(folder):
    """The advisories of a database on crates, without those that were withdrawn: by id, the crate with what is kept."""
    found = {}
    for file in sorted((folder / "crates").glob("*/*.md")):
        front = tomllib.loads(re.search(r"```toml\n(.*?)```", file.read_text(), re.DOTALL)[1])
        advisory = front["advisory"]
        if "withdrawn" not in advisory:
            said = {**advisory, **front.get("versions", {})}
            found[advisory["id"]] = {key: said[key] for key in ["package", "date", *KEPT] if said.get(key)}
    return found


def toml(value):
    """A text or a list of texts as TOML."""
    return "[" + ", ".join(map(toml, value)) + "]" if isinstance(value, list) else f'"{value}"'


def renew(clone):
    """Writes the copy anew."""
    of = datetime.date.fromisoformat(git(clone, "log", "-1", "--format=%cs"))
    with tempfile.TemporaryDirectory() as folder:
        archive = subprocess.run(["git", "-C", clone, "archive", "HEAD", "crates"], check=True, capture_output=True).stdout
        subprocess.run(["tar", "-x", "-C", folder], input=archive, check=True)
        found = advisories(pathlib.Path(folder))
    lines = [
        "# What the RustSec advisory database says of crates: the facts alone, for machines that cannot reach it.",
        "# Written by `python3 .ci/advisories.py renew CLONE`, where it is said what this is for. The words are at",
        "# https://rustsec.org/advisories/ID.html",
        "",
        f"of = {of}",
        f'commit = "{git(clone, "rev-parse", "HEAD")}"',
        "# After this day the check fails where the database cannot be reached. Renew the copy where it can, or put the day off.",
        f"good_until = {of + datetime.timedelta(days=GOOD_FOR)}",
        "",
        "[advisories]",
    ]
    for id, said in sorted(found.items()):
        lines.append(f"{id} = {{ " + ", ".join(f"{key} = {toml(value)}" for key, value in said.items()) + " }")
    COPY.write_text("\n".join(lines) + "\n")
    print(f"{len(found)} advisories of {of}, good until {of + datetime.timedelta(days=GOOD_FOR)}")


def database_of(copy, folder):
    """Makes a database of the copy, as a repository of git."""
    for id, said in copy["advisories"].items():
        versions = {"patched": [], **{key: said[key] for key in ["patched", "unaffected"] if key in said}}
        advisory = {"id": id, **{key: value for key, value in said.items() if key not in versions}}
        table = lambda of: "\n".join(f"{key} = {toml(value)}" for key, value in of.items())
        text = f"```toml\n[advisory]\n{table(advisory)}\n\n[versions]\n{table(versions)}\n```\n\n# {id}\n"
        file = folder / "crates" / said["package"] / f"{id}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message=A copy")


def check():
    """Holds Cargo.lock against the database, else against the copy."""
    crates = len(tomllib.loads((HERE.parent / "Cargo.lock").read_text())["package"])
    today = datetime.date.today()
    if (folder := reached()) is not None:
        of = git(folder, "log", "-1", "--format=%cs")
        if run(*DENY_ALL, *FAULTS).returncode != 0:
            sys.exit("known faults in dependencies: see above; what cannot be mended yet is listed in deny.toml with its reason")
        print(f"known faults: {crates} crates held against the RustSec database of {of}")
        return
    copy = tomllib.loads(COPY.read_text())
    age = (today - copy["of"]).days
    if today > copy["good_until"]:
        sys.exit(
            f"the RustSec database cannot be reached from here, and its copy of {copy['of']} was good until "
            f"{copy['good_until']}: where it can be reached, run `python3 .ci/advisories.py renew CLONE`, else put off good_until "
            f"in {COPY.name} if you have looked elsewhere whether there is anything new"
        )
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        (folder / "database").mkdir()
        database_of(copy, folder / "database")
        deny = DENY.read_text().replace("[advisories]\n", f'[advisories]\ndb-path = "{folder}/fetched"\n', 1)
        (folder / "deny.toml").write_text(deny)
        # It is fetched as the real one would be, from the repository here in its place.
        instead = {
            "GIT_CONFIG_COUNT": "1",
            "GIT_CONFIG_KEY_0": f"url.file://{folder}/database.insteadOf",
            "GIT_CONFIG_VALUE_0": DATABASE,
        }
        checked = run(*DENY_ALL, "--config", folder / "deny.toml", *FAULTS, env={**os.environ, **instead})
    if checked.returncode != 0:
        sys.exit("known faults in dependencies: see above; what cannot be mended yet is listed in deny.toml with its reason")
    print(
        f"known faults: {crates} crates held against {len(copy['advisories'])} advisories of the RustSec database of {copy['of']}, "
        f"{age} days old: the database itself cannot be reached from here"
    )


match sys.argv[1:]:
    case ["check"]:
        check()
    case ["renew", clone]:
        renew(clone)
    case _:
        sys.exit(__doc__)
