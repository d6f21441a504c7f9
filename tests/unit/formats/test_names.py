import pytest

from app.formats.names import file_name, file_names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("田中 太郎", "田中 太郎.vcf"),
        ("../../x", "x.vcf"),
        ("..\\..\\x", "x.vcf"),
        ("/etc/passwd", "etc passwd.vcf"),
        ("C:\\x", "C x.vcf"),
        ("CON", "_CON.vcf"),
        ("nul.txt", "_nul.txt.vcf"),
        ("com1", "_com1.vcf"),
        ("Console", "Console.vcf"),
        ("a\u202egnp.exe", "a gnp.exe.vcf"),
        ("a\x00b\nc", "a b c.vcf"),
        ("...", "contact.vcf"),
        ("", "contact.vcf"),
        ("  .hidden. ", "hidden.vcf"),
        ('a<b>c:d"e|f?g*h', "a b c d e f g h.vcf"),
        ("カ\u3099", "ガ.vcf"),
        ("\ud800x", "x.vcf"),
        ("縁" * 100, "縁" * 60 + ".vcf"),
        ("=cmd|x", "=cmd x.vcf"),
    ],
)
def test_a_file_name_is_safe_on_every_system(text: str, expected: str) -> None:
    assert file_name(text) == expected


def test_no_two_files_have_the_same_name_where_case_does_not_count() -> None:
    assert file_names(["Lee", "lee", "LEE", "Lee (2)", "ＬＥＥ"]) == [
        "Lee.vcf",
        "lee (2).vcf",
        "LEE (3).vcf",
        "Lee (2) (2).vcf",
        "ＬＥＥ (4).vcf",
    ]
