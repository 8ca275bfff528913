# Made-up decisions in the format of `import decisions`. Reads authority codes, one on a line; writes `count` decisions.
# A summary has about 60 words; one decision in 50 concerns two authorities.
BEGIN {
    srand(42)
    categories = split("Adult care services;Benefits and tax;Education;Environment and regulation;Housing;Planning", category, ";")
    outcomes = split("Closed after initial enquiries;Not upheld;Upheld", outcome, ";")
    words = split("council complaint fault injustice delay apologise pay housing register repair school transport planning", word, " ")
}
function up_to(n) { return 1 + int(rand() * n) }
function day(n) { return strftime("%Y-%m-%d", 1427846400 + n * 86400, 1) }
function text(length_in_words,    line) {
    line = "Text"
    while (length_in_words-- > 1) line = line " " word[up_to(words)]
    return "\"" line ", and no more.\""
}
{ code[NR] = $1 }
END {
    print "reference,authority_code,received_on,decided_on,category,subcategory,outcome,document_type," \
        "satisfactory_remedy,published_on,title,summary"
    for (n = 0; n < count; n++) {
        decided = 400 + up_to(3300)
        first = up_to(NR - 1)
        printf "%02d %03d %03d,%s,%s,%s,%s,Other,%s,Statement,%s,%s,%s,%s\n",
            15 + n % 10, n / 10000, n / 10 % 1000, code[first] (n % 50 ? "" : " " code[first + 1]),
            day(decided - 60 - up_to(300)), day(decided), category[up_to(categories)], outcome[up_to(outcomes)],
            rand() < 0.1 ? "yes" : "no", day(decided + 90), text(4), text(40 + up_to(40))
    }
}
