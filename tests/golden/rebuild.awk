# The document of a fact table with all its rows: lead, text, ..., tail.
# Independent of the code it tests: only what jz-parse(1) says of the table.

function unescape(s,    out, i, c) {
	while ((i = index(s, "\\")) > 0) {
		c = substr(s, i + 1, 1)
		out = out substr(s, 1, i - 1) (c == "n" ? "\n" : c == "t" ? "\t" : c == "r" ? "\r" : c)
		s = substr(s, i + 2)
	}
	return out s
}

BEGIN { FS = "\t" }
NR == 1 {
	for (i = 1; i <= NF; i++)
		column[$i] = i
	next
}
{
	# "-" is nothing, or a hyphen: the distance tells.
	lead = $column["lead"]
	if (lead != "-" || $column["start"] > end)
		printf "%s", unescape(lead)
	printf "%s", unescape($column["text"])
	end = $column["end"]
	if ($column["tail"] != "-")
		printf "%s", unescape($column["tail"])
}
