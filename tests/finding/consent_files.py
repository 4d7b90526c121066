"""Invented consents: strings written bit by bit, a cookie file, and public lists."""

import base64
from collections.abc import Iterable
from urllib.parse import quote

# Published test strings of version 2, and what a second decoder says of the first.
WITH_DISCLOSED = (
    "COtybn4PA_zT4KjACBENAPCIAEBAAECAAIAAAAAAAAAA.IBAgAAAgAIAwgAgAAAAEAAAACA.QAagAQAgAIAwgA"
    ".cAAAAAAAITg"
)
DISCLOSED = {23, 37, 47, 48, 53, 65, 98, 129}
WITH_RANGES = (
    "COw4XqLOw4XqLAAAAAENAXCf-v-gAAAfwIAAACngAI8AEFABgACAA4A.IAPPwAPrwA.QAPPwAPrwA"
    ".cAEAPAAAC7gAHw4AAA"
)
DECISECONDS_2026 = 17_672_256_000  # 1 January 2026
GVL = {
    "gvlSpecificationVersion": 3,
    "vendorListVersion": 1,
    "tcfPolicyVersion": 5,
    "lastUpdated": "2026-11-19T16:00:00Z",
    "purposes": {},
    "vendors": {
        "23": {
            "id": 23,
            "name": "Example Ads Ltd",
            "purposes": [1, 2],
            "urls": [
                {"langId": "de", "privacy": "https://werbung.example/"},
                {"langId": "en", "privacy": "https://www.ads.example/privacy"},
            ],
        },
        "37": {"id": 37, "name": "Sample Exchange GmbH", "policyUrl": "https://sample.example/p"},
    },
}
PROVIDERS = (
    b'"provider_id","provider_name","policy_url","domains"\n'
    b'"39","Kiln Pixels","https://www.kiln.example/p","kiln.example k.example"\n'
    b'"43","Moss Media","https://moss.example/p","moss.example"\n'
)


def bits(*parts: tuple[int, int]) -> str:
    """Write numbers as bits, each with its width; as base64url without signs at the end."""
    text = "".join(f"{number:0{width}b}" for number, width in parts)
    text += "0" * (-len(text) % 8)
    content = int(text, 2).to_bytes(len(text) // 8, "big")
    return base64.urlsafe_b64encode(content).decode().rstrip("=")


def vendors(numbers: Iterable[int], highest: int = 40) -> list[tuple[int, int]]:
    """Write a set of vendors as one bit each."""
    wanted = set(numbers)
    return [(highest, 16), (0, 1), *((int(n in wanted), 1) for n in range(1, highest + 1))]


def tc_string(consented: Iterable[int], legitimate: Iterable[int], shown: Iterable[int]) -> str:
    """Write a consent string of 1 January 2026."""
    when = (DECISECONDS_2026, 36)
    head = [(2, 6), when, when, (1, 12), (1, 12), (1, 6), (0, 12), (1, 12), (5, 6), (0, 75)]
    core = bits(*head, *vendors(consented), *vendors(legitimate), (0, 12))
    return f"{core}.{bits((1, 3), *vendors(shown))}"


CONSENT = tc_string({23}, (), {23, 37})


def cookie(domain: str, name: str, value: str) -> str:
    """Write a line of a cookie file."""
    return f"{domain}\tTRUE\t/\tTRUE\t1900000000\t{name}\t{value}\n"


COOKIES = (
    "# Netscape HTTP Cookie File\n"
    + cookie(".lantern.example", "session", "hunter2-CANARY")
    + cookie("#HttpOnly_.www.lantern.example", "id", "hunter2-CANARY")
    + cookie(".kiln.example", "euconsent-v2", CONSENT)
    + cookie(".kiln.example", "FCCDCF", quote(f'[null,null,["{CONSENT}","2~39~dv.43"]]'))
    + cookie(".kiln.example", "addtl_consent", "1~39.")
).encode()
