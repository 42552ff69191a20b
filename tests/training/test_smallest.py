"""The few texts that all steps of training are tried on, cut from a folder written here."""

from __future__ import annotations

import csv
from pathlib import Path

from training.smallest import FILES, RECORDS, TOPICS, shrink


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def test_the_first_records_are_kept_and_a_table_keeps_whole_rows(tmp_path: Path) -> None:
    data, out = tmp_path / "data", tmp_path / "out"
    most = RECORDS["awsd/*.csv"]
    write(data / "awsd" / "incidents.csv", 'id,text\n"1","two\nlines"\n' + "2,one\n" * (2 * most))
    write(data / "muc4" / "train.jsonl", "{}\n" * 5000)
    shrink(data, out)
    with (out / "awsd" / "incidents.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    assert (len(rows), rows[1]) == (most + 1, ["1", "two\nlines"])
    assert len((out / "muc4" / "train.jsonl").read_text("utf-8").splitlines()) == RECORDS["muc4/train.jsonl"] + 1


def test_of_some_folders_the_first_files_are_kept_and_of_others_some_topics(tmp_path: Path) -> None:
    data, out = tmp_path / "data", tmp_path / "out"
    for number in range(9):
        write(data / "polnear" / "train" / "text" / f"{number}.txt", "A mayor spoke.")
    name, kept = TOPICS
    for topic in (*sorted(kept)[:1], "99"):
        write(data / name / topic / "a.xml", "<Document/>")
    write(data / name / "list.csv", "Topic,File\n")
    write(data / "muc4" / "task" / "rules.txt", "Fill the slots.")
    shrink(data, out)
    found = {path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()}
    texts = {f"polnear/train/text/{number}.txt" for number in range(FILES["polnear/*/*"])}
    assert found == {*texts, f"{name}/{sorted(kept)[0]}/a.xml", f"{name}/list.csv", "muc4/task/rules.txt"}
    assert (out / "muc4" / "task" / "rules.txt").is_symlink()
