# What jz-check must say of a text before and after an edit.
package Edits;

use strict;
use warnings;
use utf8;
use Encode qw(encode decode);
use Exporter 'import';
use File::Temp qw(tempdir);
use Test::More;

our @EXPORT = qw(text_of findings harmless harmful);

my $check = $ENV{JZ_BIN} ? "$ENV{JZ_BIN}/jz-check" : 'jz-check';
my $folder = tempdir(CLEANUP => 1);

# The characters of a file in UTF-8 or GB18030.
sub text_of {
	my ($file) = @_;
	open(my $in, '-|:raw', 'sh', '-c', 'if iconv -f UTF-8 -t UTF-8 "$1" > /dev/null 2>&1; then cat "$1"; ' .
	    'else iconv -f GB18030 -t UTF-8 "$1"; fi', 'sh', $file) or die "$file: $!";
	local $/;
	my $bytes = <$in>;
	close($in) or die "$file: cannot be read";
	return decode('UTF-8', $bytes, Encode::FB_CROAK);
}

# Run jz-check over a text: its exit status and findings as a list of { column => field }.
sub findings {
	my ($text) = @_;
	my $file = "$folder/page";
	open(my $out, '>:raw', $file) or die "$file: $!";
	print $out encode('UTF-8', $text);
	close($out) or die "$file: $!";
	open(my $in, '-|:encoding(UTF-8)', $check, '-f', 'tsv', $file) or die "$check: $!";
	chomp(my @lines = <$in>);
	close($in);
	my @names = split /\t/, shift(@lines) // '';
	my @found = map { my %row; @row{@names} = split /\t/; \%row } @lines;
	return ($? & 127 ? "signal " . ($? & 127) : $? >> 8, @found);
}

sub told {
	return map { "line $_->{line}: $_->{message} [$_->{rule}]" } @_;
}

sub harmless {
	my ($name, $text) = @_;
	my ($status, @found) = findings($text);
	ok($status eq '0' && !@found, "silent: $name") or diag("status $status", "\n", join("\n", told(@found)));
}

# The text with the characters from $start to $end put as $new. Some finding of one of the rules
# must have an operand that overlaps the edit, or, where $figure is given, those characters of the
# edited text.
sub harmful {
	my ($name, $rules, $text, $start, $end, $new, $figure) = @_;
	my $old = substr($text, $start, $end - $start);
	substr($text, $start, $end - $start) = $new;
	$figure //= [$start, $start + length $new];
	my ($from, $to) = map { length encode('UTF-8', substr($text, 0, $_)) } @$figure;
	my ($status, @found) = findings($text);
	my @right = grep {
		my $finding = $_;
		$finding->{rule} =~ /^(?:$rules)$/ && grep {
			my ($a, $b) = split /-/;
			$a < $to && $from < $b
		} split /,/, $finding->{operands};
	} @found;
	$name .= length $new ? ": $old -> $new" : ": without $old";
	ok($status eq '1' && @right, "found: $name") or
	    diag("status $status, wanted [$rules] with an operand in $from-$to", "\n", join("\n", told(@found)));
}

1;
