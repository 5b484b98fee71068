#!/usr/bin/perl
# The edits of edits.tsv: each is found by its rule, or by none.
use strict;
use warnings;
use utf8;
use open qw(:std :encoding(UTF-8));
use lib 'tests/property';
use Edits;
use Test::More;

my %text;
open(my $table, '<', 'tests/property/edits.tsv') or die "edits.tsv: $!";
while (my $line = <$table>) {
	chomp $line;
	next if $line =~ /^(#|$)/;
	my ($file, $passage, $rule) = split /\t/, $line;
	my $text = $text{$file} //= text_of("testdata/$file");
	my ($before, $old, $new, $after) = $passage =~ /^(.*)\{(.*)→(.*)\}(.*)$/ or die "edits.tsv, line $.: no {old→new}";
	my $found = () = $text =~ /\Q$before$old$after\E/g;
	die "edits.tsv, line $.: $found times in $file" if $found != 1;
	my $start = index($text, "$before$old$after") + length $before;
	if ($rule eq '-') {
		substr($text, $start, length $old) = $new;
		harmless("$file: $passage", $text);
	} else {
		harmful($file, $rule, $text, $start, $start + length $old, $new);
	}
}
harmless("$_ as it is", $text{$_}) for sort keys %text;
done_testing();
