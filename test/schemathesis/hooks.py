"""How Schemathesis signs in: each operation as somebody whose role may call it."""

import json
import os
import random
import re
import zlib
from datetime import date, datetime
from pathlib import Path

import schemathesis
from hypothesis import strategies as st
from uuid import uuid4

TOKENS = json.loads(os.environ["DUBAN_TOKENS"])  # role -> token
OWN_ACCOUNTS = os.environ.get("DUBAN_ACCOUNTS", "").split(",")

THERE = json.loads(os.environ["DUBAN_THERE"])  # path that ends in a parameter -> values of it that name something
STANDARDS = json.loads(os.environ["DUBAN_STANDARDS"])  # ids of the items' standards
CHANCE = random.SystemRandom()  # the usual one is seeded anew for every case

# Who is asked first where several roles may call an operation: those who see most, so that most is found.
ORDER = ["secretariat", "administrator", "auditor", "leader", "official", "unit_head"]

# The directory as it is, so that importing it again is as valid as can be.
DIRECTORY = {name: (Path(os.environ["DUBAN_DATA"]) / f"{name}.csv").read_text("utf-8") for name in ("units", "officials")}

# Days and instants that a plan may name, and durations as policies have them.
schemathesis.openapi.format("date", st.dates(date(2000, 1, 2), date(2100, 12, 30)).map(str))
schemathesis.openapi.format(
    "date-time",
    st.datetimes(datetime(2000, 1, 2), datetime(2100, 12, 30)).map(lambda at: f"{at.isoformat(timespec='seconds')}Z"),
)
# Whether one is too easy to guess is nothing that a schema could tell.
schemathesis.openapi.format("password", st.uuids().map(lambda one: f"督办 {one}"))
# What node reads as a public key, no pattern tells.
schemathesis.openapi.format("public-key", st.just(os.environ["DUBAN_PUBLIC_KEY"]))
schemathesis.openapi.format("duration", st.integers(0, 300).flatmap(lambda n: st.sampled_from([f"P{n}D", f"PT{n}H", f"PT{n}S"])))


@schemathesis.auth(refresh_interval=None)
class AsOneWhoMay:
    def get(self, case, context):
        allowed = context.operation.definition.raw.get("x-roles", ORDER)
        return TOKENS[next(role for role in ORDER if role in allowed)]

    def set(self, case, data, context):
        case.headers = {**(case.headers or {}), "Authorization": f"Bearer {data}"}


# What only a stack, a statement or a library would say.
INNER = re.compile(r"node_modules|\.ts:\d|\bSELECT .* FROM\b|prisma|ZodError|\bat \w+ \(|/home/|/usr/", re.IGNORECASE)


@schemathesis.check
def no_inner_workings(ctx, response, case):
    """No refusal and no failure tells of stacks, statements, libraries or folders."""
    if response.status_code >= 400 and (found := INNER.search(response.text)):
        raise AssertionError(f"tells of its inner workings: {found.group()}")


@schemathesis.hook
def filter_case(context, case):
    """A form's field that is an empty list is sent as no field: what was made wrong by one comes as something right."""
    return not (case.media_type == "multipart/form-data" and isinstance(case.body, dict) and [] in case.body.values())


@schemathesis.hook
def before_call(context, case, **kwargs):
    # The product counts unknown tokens and tries to sign in by address; every request here is another caller.
    case.headers = {**(case.headers or {}), "X-Forwarded-For": ".".join(str(CHANCE.randint(1, 250)) for _ in range(4))}
    # Who left has no token any more: our own accounts stay.
    if case.path.endswith("/leave") and (case.path_parameters or {}).get("id") in OWN_ACCOUNTS:
        case.path_parameters = {"id": str(uuid4())}
    # A list that is filtered by words made up is empty, and leads nowhere; a cursor goes on in the order of its own list.
    if case.meta is not None and case.meta.phase.name.value == "stateful" and case.method == "GET" and case.query:
        case.query = {key: value for key, value in case.query.items() if key in ("limit", "cursor")}
    if case.meta is None or case.meta.generation.mode.is_positive:
        name_what_there_is(case)
        keep_to_what_is_said_in_words(case)


def name_what_there_is(case):
    """Ids that were made up name nothing: those of the installation stand in their place, but for those that links gave."""
    if case.meta is None or case.meta.phase.name.value == "stateful":
        return
    for path, values in THERE.items():
        prefix, name = path.rsplit("/{", 1)
        if case.path.startswith(path) and case.path_parameters:
            case.path_parameters = {**case.path_parameters, name[:-1]: pick(values, case)}
    if case.path == "/api/directory/import" and isinstance(case.body, dict):
        case.body = {name: DIRECTORY[name] for name in case.body if name in DIRECTORY and pick((True, False), name)} or case.body
    if isinstance(case.body, dict) and case.path.startswith("/api/audit/verif") and "tasks" in case.body:
        case.body["tasks"] = [pick(THERE["/api/tasks/{id}"], name) for name in case.body["tasks"]]
    if isinstance(case.body, dict) and "/tasks/" in case.path:
        for name, values in (("standards", STANDARDS), ("tasks", THERE["/api/tasks/{id}"])):
            for entry in case.body.get(name) or []:
                if isinstance(entry, dict) and "id" in entry:
                    entry["id"] = pick(values, entry)


def pick(values, by):
    """One of them, the same for the same case."""
    text = json.dumps([getattr(by, "body", by), getattr(by, "path", "")], default=str, sort_keys=True)
    return values[zlib.crc32(text.encode()) % len(values)]


def keep_to_what_is_said_in_words(case):
    """What the document says in descriptions, since JSON Schema cannot: valid data that breaks it is rightly refused."""
    # A cursor comes from `nextCursor` of the page before, and from nowhere else.
    if isinstance(case.query, dict) and "cursor" in case.query and not str(case.query["cursor"]).startswith("WyI"):
        case.query = {key: value for key, value in case.query.items() if key != "cursor"}
    if isinstance(case.body, dict):
        for name in ("policy", "mapping"):  # fields of a form whose text is JSON
            if case.media_type == "multipart/form-data" and case.body.get(name) not in (None, "{}"):
                case.body[name] = "{}"
        keep_body(case.body)


def keep_body(body):
    for name in ("standards", "milestones", "tasks"):
        if isinstance(body.get(name), list):
            body[name] = each_once(body[name])
    # Rungs come one after another, an absence ends after it begins.
    if isinstance(body.get("escalation"), list):
        body["escalation"] = body["escalation"][:1]
    if isinstance(body.get("from"), str) and isinstance(body.get("until"), str):
        body["from"], body["until"] = sorted([body["from"], body["until"]])
    for value in body.values():
        if isinstance(value, dict):
            keep_body(value)


def each_once(entries):
    """No id stands twice in a list."""
    seen = {}
    for entry in entries:
        seen.setdefault(str(entry["id"]).strip().lower() if isinstance(entry, dict) and "id" in entry else str(entry), entry)
    return list(seen.values())
