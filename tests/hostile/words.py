"""Mail, XML, JSON, CSV and plain words made to break whoever reads them."""

from collections.abc import Iterator

SEPARATOR = b"From a@b.example Tue Mar  1 12:00:00 2016\n"
DAY = b"Date: Tue, 1 Mar 2016 12:00:00 +0000\n"
Bomb = tuple[str, bytes]


def mail(*lines: bytes, body: bytes = b"Hi\n") -> bytes:
    """One message of a mailbox."""
    head = b"".join(line + b"\n" for line in lines)
    return SEPARATOR + head + DAY + b"\n" + body + b"\n"


def _from(value: bytes) -> bytes:
    return mail(b"From: " + value)


def mails() -> Iterator[Bomb]:
    """Mailboxes and single messages."""
    shop = b"Shop <news@shop.example>"
    senders = {
        "words-encoded": b"=?utf-8?q?x?= " * 20_000 + b"<a@shop.example>",
        "base64-without-end": b"=?utf-8?b?" + b"QUFB" * 50_000 + b"?= <a@shop.example>",
        "charset-unknown": b"=?x-none?q?a?= <a@shop.example>",
        "charset-idna": b"=?idna?q?" + b"a" * 30_000 + b"?= <a@shop.example>",
        "charset-zlib": b"=?zlib?b?eJwDAAAAAAE=?= <a@shop.example>",
        "charset-rot13": b"=?rot13?q?nnn?= <a@shop.example>",
        "quotes": b'"' * 60_000 + b" <a@shop.example>",
        "comments": b"(" * 60_000 + b"<a@shop.example>",
        "angles": b"<" * 60_000,
        "no-at": b"shop.example" * 5000,
        "only-ats": b"@" * 60_000,
        "dots": b"a@" + b"." * 60_000,
        "long-label": b"a@" + b"x" * 70_000 + b".example",
        "punycode": b"a@xn--" + b"9" * 5000 + b".example",
        "nul": b"a\0b <a\0@shop\0.example>",
        "bidi": "\u202egnp.ehS <a@shop.example>".encode(),
        "surrogate": b"\xed\xa0\x80 <a@shop.example>",
        "overlong": b"\xc0\xae\xc0\xae <a@shop.example>",
        "ip": b"a@[127.0.0.1]",
        "ipv6": b"a@[IPv6:::1]",
        "group": b"everyone: " + b"a@shop.example," * 9000 + b";",
        "route": b"<@a.example,@b.example:c@shop.example>",
    }
    for name, sender in senders.items():
        yield f"mail-from-{name}.mbox", _from(sender) * 2
    extra = {
        "folds": b"To: x" + b"\n x" * 100_000,
        "labels": b"X-Gmail-Labels: " + b"a," * 100_000,
        "results": b"Authentication-Results: x" + b"; spf=fail" * 20_000,
        "unsubscribe": b"List-Unsubscribe: " + b"<mailto:a@b.example>," * 20_000,
        "many-headers": b"X-A: b\n" * 200_000 + b"X: y",
        "no-colon": b"x" * 500_000,
        "list-id": b"List-Id: " + b"<" * 90_000,
        "cr-only": b"Subject: a\rBcc: b@c.example",
        "type-deep": b"Content-Type: multipart/mixed; boundary=" + b"a" * 90_000,
    }
    for name, line in extra.items():
        yield f"mail-{name}.mbox", mail(b"From: " + shop, line) * 2
    days = (b"99 Foo 99999", b"Tue, 31 Feb 2016 25:61:61 +9999", b"1 Jan 0000", b"9" * 50_000)
    for number, day in enumerate(days):
        yield (
            f"mail-day-{number}.mbox",
            SEPARATOR + b"From: " + shop + b"\nDate: " + day + b"\n\nx\n",
        )
    yield "mail-separators.mbox", SEPARATOR * 40_000
    yield "mail-no-end.mbox", _from(shop)[:-20]
    yield "mail-nested.eml", _nested(3000)
    yield "mail-parts.eml", _parts(20_000)
    yield "mail-self-named.eml", b"From: " + shop + b"\n" + DAY + b"\n" + b"From x\n" * 50_000


def _nested(depth: int) -> bytes:
    """A message in a message in a message."""
    head = b"From: a@shop.example\n" + DAY + b"MIME-Version: 1.0\n"
    return head + b"Content-Type: message/rfc822\n\n" * depth + b"end"


def _parts(count: int) -> bytes:
    """More parts than any message has."""
    head = b"From: a@shop.example\n" + DAY + b"Content-Type: multipart/mixed; boundary=x\n\n"
    return head + b"--x\nContent-Type: text/plain\n\n.\n" * count + b"--x--\n"


def xmls() -> Iterator[Bomb]:
    """Documents with entities, depth and width."""
    laughs = b"".join(b'<!ENTITY l%d "%s">' % (n + 1, b"&l%d;" % n * 10) for n in range(12))
    root = b"<?xml version='1.0'?>"
    keepass = b"<KeePassFile><Root><Group><Entry>%s</Entry></Group></Root></KeePassFile>"
    yield (
        "xml-laughs.xml",
        root + b"<!DOCTYPE k [<!ENTITY l0 'ha'>" + laughs + b"]>" + keepass % b"&l12;",
    )
    yield (
        "xml-quadratic.xml",
        (root + b"<!DOCTYPE k [<!ENTITY a '" + b"x" * 60_000 + b"'>]>" + keepass % (b"&a;" * 5000)),
    )
    outside = (
        b"SYSTEM 'file:///etc/passwd'",
        b"SYSTEM 'http://198.51.100.7/x'",
        b"PUBLIC 'x' 'ftp://198.51.100.7/x'",
    )
    for number, where in enumerate(outside):
        document = b"<!DOCTYPE k [<!ENTITY a " + where + b">]>"
        yield f"xml-outside-{number}.xml", root + document + keepass % b"&a;"
    yield (
        "xml-parameter.xml",
        (root + b"<!DOCTYPE k [<!ENTITY % a SYSTEM 'file:///dev/zero'> %a;]>" + keepass % b""),
    )
    yield "xml-deep.xml", b"<KeePassFile>" + b"<Group>" * 200_000
    yield "xml-wide.xml", b"<KeePassFile " + b"".join(b"a%d='' " % n for n in range(50_000)) + b"/>"
    yield "xml-include.xml", keepass % b"<xi:include href='file:///etc/passwd' parse='text'/>"
    yield "xml-style.xml", b"<?xml-stylesheet href='file:///etc/passwd'?>" + keepass % b""
    yield "xml-utf7.xml", b"<?xml version='1.0' encoding='utf-7'?>" + keepass % b"+ADw-"
    yield "xml-utf16.xml", (keepass % b"x").decode().encode("utf-16")
    yield "xml-cdata.xml", keepass % (b"<![CDATA[" + b"]" * 300_000)
    yield "xml-nul.xml", keepass % b"\0\0\0"


def jsons() -> Iterator[Bomb]:
    """Trees that are deep, wide, odd or without end."""
    chrome = b'{"roots": {"bookmark_bar": %s}, "version": 1}'
    bitwarden = b'{"encrypted": false, "items": [%s]}'
    trees = {
        "deep-lists": b"[" * 200_000,
        "deep-lists-closed": b"[" * 90_000 + b"]" * 90_000,
        "deep-objects": b'{"a":' * 100_000,
        "deep-bookmarks": chrome % (b'{"children":[' * 40_000 + b"]}" * 40_000),
        "wide": b"[" + b"0," * 900_000 + b"0]",
        "huge-number": b"[" + b"9" * 500_000 + b"]",
        "huge-float": b"[1e999999, -1e999999, NaN, Infinity]",
        "long-key": b'{"' + b"k" * 900_000 + b'": 1}',
        "same-keys": b"{" + b'"a": 1,' * 200_000 + b'"a": 2}',
        "surrogate": bitwarden
        % b'{"type":1,"name":"\\ud800","login":{"uris":[{"uri":"a\\udfff"}]}}',
        "surrogate-host": bitwarden
        % b'{"type":1,"name":"x","login":{"uris":[{"uri":"https://\\ud800.example"}]}}',
        "wrong-types": bitwarden % b'{"type":"x","name":[],"login":{"uris":{"uri":7}}}',
        "nulls": bitwarden % (b"null," * 50_000 + b"null"),
        "url-port": bitwarden
        % b'{"type":1,"name":"x","login":{"uris":[{"uri":"https://a.example:99999999"}]}}',
        "url-bracket": bitwarden
        % b'{"type":1,"name":"x","login":{"uris":[{"uri":"https://[::1"}]}}',
        "url-script": bitwarden
        % b'{"type":1,"name":"x","login":{"uris":[{"uri":"javascript:alert(1)"}]}}',
        "days": b'{"Browser History": [{"url":"https://a.example","time_usec":99999999999999999999}]}',
        "days-negative": b'{"Browser History": [{"url":"https://a.example","time_usec":-9e300}]}',
        "cut": bitwarden[:-4],
        "bom": b"\xef\xbb\xbf\xef\xbb\xbf" + bitwarden % b"",
        "nul": b'{"a": "\0"}' * 1000,
        "proto": b'{"__proto__": {"x": 1}, "__class__": "os.system", "py/object": "os.system"}',
    }
    for name, content in trees.items():
        yield f"json-{name}.json", content


def tables() -> Iterator[Bomb]:
    """Tables with cells that never end, or that a spreadsheet would run."""
    head = b"name,url,username,password\n"
    rows = {
        "quote-open": b'"' + b"x" * 900_000,
        "quotes": b'"' * 500_000,
        "wide": b"," * 900_000,
        "wide-head": b"",
        "nul": b"a\0b,https://a\0.example,u,p\n" * 100,
        "formula": b'=HYPERLINK("http://198.51.100.7"),https://a.example,u,p\n',
        "formulas": b"@SUM(1+9)*cmd|' /C calc'!A0,https://a.example,u,p\n",
        "bidi": "\u202eelpmaxe,https://a.example,u,p\n".encode(),
        "utf-16": "Shop,https://a.example,u,p\n".encode("utf-16"),
        "cr-only": b"Shop,https://a.example,u,p\r" * 1000,
        "line": b"x" * 2_000_000,
        "many": b"a,b,c,d\n" * 120_000,
        "tab": b"a\tb\tc\td\n" * 1000,
    }
    for name, content in rows.items():
        yield f"csv-{name}.csv", (b"name," * 200_000 if name == "wide-head" else head) + content
    register = b"Registration_number,Organisation_name\n"
    yield "csv-register-quote.csv", register + b'ZA1,"' + b"x" * 900_000
    yield "csv-register-wide.csv", register + b"ZA1," + b"," * 900_000
    yield "csv-bank-days.csv", b"Date,Description,Amount\n99/99/9999,Shop,1e999\n" * 100


def pages() -> Iterator[Bomb]:
    """Web pages and plain words."""
    mark = b"<!DOCTYPE NETSCAPE-Bookmark-file-1>\n"
    yield "html-deep.html", mark + b"<DL><DT>" * 100_000
    yield "html-links.html", mark + b'<A HREF="https://a.example">x</A>' * 20_000
    yield "html-attributes.html", mark + b"<A " + b"x=y " * 200_000 + b">"
    yield "html-open-tag.html", mark + b"<A HREF='" + b"x" * 900_000
    yield "html-comment.html", mark + b"<!--" + b"-" * 900_000
    yield "html-script.html", b"<html><script>while(1);</script><img src=file:///etc/passwd>"
    yield "html-entities.html", b"<html>" + b"&#x110000;&#xD800;&amp" * 40_000
    yield "html-declarations.html", b"<html>" + b"<![" * 100_000
    yield "text-one-word.txt", b"x" * 2_000_000
    yield "text-names.txt", b"Experian Limited " * 100_000
    yield "text-blank.txt", b" \t\r\n" * 400_000
    yield "text-combining.txt", ("a" + "\u0301" * 200_000).encode()
    yield "ofx-open.ofx", b"OFXHEADER:100\n<OFX>" + b"<STMTTRN><NAME>x" * 50_000
    yield "qif-endless.qif", b"!Type:Bank\n" + b"D1/1/16\nPx\n^\n" * 50_000
