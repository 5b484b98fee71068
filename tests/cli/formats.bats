#!/usr/bin/env bats
# What jz-parse writes besides the fact table, as other programs read it.
load common

# An article with everything that a format has to escape, and a table that spells trouble.
setup_article() {
	printf '# =1+1 "题"\n\n"甲"\t公司\\乙\r\n-净利-5.2亿元,增3比2;\001共三百余名,’=@。\n-7人;一带一路上的一个村,3,5\f页-' > all.txt
}

needs() {
	command -v "$1" > /dev/null || skip "no $1"
}

# The rows of a format through python's own reader, one JSON object a line, keys sorted.
python_rows() {	# json|csv FILE
	python3 - "$@" <<-'EOF'
	import csv, json, sys
	sys.stdout.reconfigure(encoding="utf-8")
	form, path = sys.argv[1:]
	if form == "json":
	    rows = [json.loads(line) for line in open(path, encoding="utf-8", newline="\n")]
	    rows = [{k: "" if v is None else str(v) for k, v in row.items()} for row in rows]
	else:
	    csv.field_size_limit(1 << 30)
	    rows = list(csv.DictReader(open(path, encoding="utf-8-sig", newline=""), strict=True))
	    for row in rows:
	        for k, v in row.items():
	            bare = v.lstrip("'")
	            if v[:1] == "'" and bare[:1] and bare[0] in "=+-@\t\r\n＝＋－＠":
	                row[k] = v[1:]
	for row in rows:
	    print(json.dumps(row, sort_keys=True, ensure_ascii=False))
	EOF
}

# lead, text and tail of all rows of such a line each, one after the other.
join_rows() {
	python3 -c '
import json, sys
rows = [json.loads(line) for line in sys.stdin.buffer.read().decode().splitlines()]
sys.stdout.buffer.write("".join(r["lead"] + r["text"] + r["tail"] for r in rows).encode())'
}

@test 'jsonl and csv give the article back to the byte, and say the same' {
	needs python3
	setup_article
	cp "$TESTDATA"/page-errors.md "$TESTDATA"/bulletin.txt .
	for f in all.txt page-errors.md bulletin.txt; do
		jz-parse -a -f jsonl "$f" > facts.jsonl
		jz-parse -a -f csv "$f" > facts.csv
		python_rows json facts.jsonl > from-json
		python_rows csv facts.csv > from-csv
		[ -s from-json ]
		cmp from-json from-csv
		join_rows < from-json | cmp - "$f"
	done
}

@test 'jsonl and csv hold what the table holds' {
	needs python3
	cp "$TESTDATA"/page-errors.md "$TESTDATA"/bulletin.txt .
	jz-parse page-errors.md bulletin.txt > facts.tsv
	jz-parse -f jsonl page-errors.md bulletin.txt > facts.jsonl
	python3 - <<-'EOF'
	import json
	lines = open("facts.tsv", encoding="utf-8", newline="\n").read().split("\n")[:-1]
	names, rows = lines[0].split("\t"), [line.split("\t") for line in lines[1:]]
	objects = [json.loads(line) for line in open("facts.jsonl", encoding="utf-8", newline="\n")]
	assert len(rows) == len(objects) > 100
	escapes = {"\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r", '"': "＂"}
	for row, found in zip(rows, objects):
	    assert list(found) == names
	    for name, field in zip(names, row):
	        value = found[name]
	        number = name in ("line", "column", "start", "end", "sentence")
	        assert type(value) is int if number else value is None or type(value) is str, (name, value)
	        text = "".join(escapes.get(c, c) for c in str("" if value is None else value))
	        assert (text or "-") == field, (name, value, field)
	EOF
}

@test 'a fact table is written in the other formats as the article is' {
	cp "$TESTDATA"/page-errors.md .
	jz-parse page-errors.md > facts.tsv
	for f in jsonl csv; do
		jz-parse -f "$f" page-errors.md > want
		jz-parse -f "$f" facts.tsv > got
		cmp want got
		jz-parse -f "$f" -k money -c text,value page-errors.md > want
		jz-parse -f "$f" -k money -c text,value facts.tsv > got
		[ -s want ]
		cmp want got
	done
}

@test 'csv: quoted, numbers stay numbers, formulas do not' {
	setup_article
	jz-parse --name '=x' -f csv -c file,line,text,value < all.txt > facts.csv
	printf '"file","line","text","value"\n' > want
	head -n 1 facts.csv | cmp - want
	grep -qxF $'"\'=x",4,"\'-5.2亿元","-520000000"' facts.csv || { cat facts.csv; false; }
	# Every cell that would be evaluated, but for numbers.
	run grep -E '(^|,)"([=+@]|-[^0-9])' facts.csv
	[ "$status" -eq 1 ]
	# -inf would be a formula without a value.
	echo 不超过5公里 | jz-parse -H -f csv -c low,high,text > facts.csv
	printf "\"'-inf\",\"5\",\"5公里\"\\n" > want
	sed 's/不超过//' facts.csv | cmp - want
}

@test '--bom begins csv, and goes with nothing else' {
	jz-parse -f csv good.txt > without
	jz-parse -f csv --bom good.txt > with
	{ printf '\357\273\277'; cat without; } | cmp - with
	jz-parse -f csv --bom -H good.txt > with
	{ printf '\357\273\277'; tail -n +2 without; } | cmp - with
	for f in tsv jsonl; do
		run --separate-stderr jz-parse --bom -f "$f" good.txt
		[ "$status" -eq 2 ]
		told jz-parse --bom
	done
}

@test '-c, -k and -H with each format' {
	printf '全市投入2.5亿元,新建学校45所。\n' > a.txt
	run jz-parse -f tsv -c value,kind -k money,percent a.txt
	[ "$output" = $'value\tkind\n250000000\tmoney' ]
	run jz-parse -f tsv -H -c value,kind -k money,percent a.txt
	[ "$output" = $'250000000\tmoney' ]
	run jz-parse --format csv -c value,kind -k money,percent a.txt
	[ "$output" = $'"value","kind"\n"250000000","money"' ]
	run jz-parse -f csv -H -c value,kind -k money,percent a.txt
	[ "$output" = $'"250000000","money"' ]
	for h in '' -H; do
		run jz-parse -f jsonl $h -c value,kind -k money,percent a.txt
		[ "$output" = '{"value":"250000000","kind":"money"}' ]
	done
	run --separate-stderr jz-parse -f xml a.txt
	[ "$status" -eq 2 ]
	told jz-parse xml
}

@test '--all shows why something is no figure, in each format' {
	echo 四川和九江,五台山下谈三农 > a.txt
	run jz-parse -a -H -c kind,text a.txt
	[ "$output" = $'name\t四川\nname\t九江\nname\t五台山\nidiom\t三农' ] || { echo "$output"; false; }
	echo 一带一路上的一个村 > a.txt
	run jz-parse -H -c kind,text,value a.txt
	[ -z "$output" ]
	run jz-parse -a -H -c kind,text,value a.txt
	[ "$output" = $'idiom\t一带一路\t-\narticle\t一个\t-' ]
	run jz-parse -a -f jsonl -c kind,text,value a.txt
	[ "${lines[0]}" = '{"kind":"idiom","text":"一带一路","value":null}' ]
	run jz-parse -f jsonl -k article -c kind,text,value a.txt
	[ "$output" = '{"kind":"article","text":"一个","value":null}' ]
	run jz-parse -a -H -f csv -c kind,text,value a.txt
	[ "${lines[1]}" = $'"article","一个",""' ]
}

@test 'sqlite reads csv' {
	needs sqlite3
	cp "$TESTDATA"/page-errors.md .
	jz-parse -f csv page-errors.md > facts.csv
	jz-parse page-errors.md > facts.tsv
	run sqlite3 :memory: '.mode csv' '.import facts.csv facts' 'select count(*) from facts'
	[ "${output%$'\r'}" -eq $(($(wc -l < facts.tsv) - 1)) ]
	# The bytes of all leads and texts, without the apostrophes.
	run sqlite3 :memory: '.mode csv' '.import facts.csv facts' \
	    "select sum(length(cast(lead as blob)) - (lead like '''%') + \"end\" - start) from facts"
	[ "${output%$'\r'}" -eq "$(awk -F '\t' 'END { print $6 }' facts.tsv)" ]
	sqlite3 :memory: '.mode csv' '.import facts.csv facts' '.mode list' \
	    "select text from facts where kind = 'money'" > got
	jz-parse -H -k money -c text page-errors.md > want
	cmp want got
}

@test 'jz-stats reads csv columns as they were' {
	printf '净利-5.2亿元,净利-5.2亿元,投资3亿元\n' > a.txt
	jz-parse -f csv -c text,value a.txt > facts.csv
	grep -q "^\"'-5.2亿元\"" facts.csv
	run jz-stats --field value -g text -o sum -f tsv facts.csv
	[ "$status" -eq 0 ]
	[[ $output == *$'-5.2亿元\t-1040000000'* ]] || { echo "$output"; false; }
	run jz-stats --field value -g text -o sum -f csv facts.csv
	[[ $output == *$'"\'-5.2亿元",-1040000000'* ]] || { echo "$output"; false; }
	run jz-stats --field value -o n,sum -f jsonl facts.csv
	[ "$output" = '{"n":3,"sum":-740000000}' ]
}

@test 'what is no fact table but holds facts is not read as an article' {
	for f in 'jsonl' 'csv' 'csv -H' 'csv -c kind,text' 'csv --bom' 'jsonl -c kind,text'; do
		jz-parse -f $f good.txt > facts
		for filter in jz-parse jz-stats jz-check; do
			run --separate-stderr "$filter" facts
			[ "$status" -eq 2 ] || { echo "$filter, $f: status $status"; false; }
			told "$filter" facts:1: CSV
			run --separate-stderr "$filter" --input text facts
			[ "$status" -lt 2 ]
		done
	done
	jz-parse good.txt | iconv -f UTF-8 -t UTF-16 > facts
	run --separate-stderr jz-check facts
	[ "$status" -eq 2 ]
	told jz-check facts:1: UTF-8
	# Prose that only looks a little like it.
	echo '{"新闻": 45所学校}' > a.txt
	run jz-parse -H -c text a.txt
	[ "$output" = 45所 ]
}
