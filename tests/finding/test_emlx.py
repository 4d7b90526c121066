"""Messages as Apple Mail keeps them."""

from tests.finding.making import counts, mail, read_file, read_paths


def emlx(message):
    notes = '<?xml version="1.0" encoding="UTF-8"?>\n<plist version="1.0"></plist>\n'
    return f"{len(message)}      \n{message}{notes}".encode()


def test_the_length_before_the_message_is_passed_over(tmp_path):
    read = read_file(tmp_path, emlx(mail()))
    assert (read.kind, read.items, counts(read.sightings)) == ("emlx", 1, {"shop.example": 1})


def test_junk_is_told_by_the_mailbox_folder(tmp_path):
    for mailbox in ("INBOX.mbox", "Junk.mbox", "Sent Messages.mbox"):
        folder = tmp_path / "V10" / "A1" / mailbox / "B2" / "Data" / "Messages"
        folder.mkdir(parents=True)
        (folder / "1.emlx").write_bytes(emlx(mail()))
    (read,) = read_paths(tmp_path / "V10")
    assert read.items == 3
    assert sorted(one.aside is None for one in read.sightings) == [False, True]


def test_a_number_alone_is_no_message(tmp_path):
    assert read_file(tmp_path, b"12345\nnothing\n").kind == "unknown"
