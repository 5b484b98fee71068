#!/usr/bin/perl
# What the rules find: for each rule of statements.tsv 60 true and 60 wrong statements, made of its
# wordings and of amounts that stand in pages. Nine in ten of the wrong ones are to be found, and
# not one in fifty of the true ones told of.
#
#	tests/property/statements.t [-v] [PAGE...]	JZ_BIN: where the filters are, else PATH; -v: what went amiss
#
use strict;
use warnings;
use utf8;
use open qw(:std :encoding(UTF-8));
use lib 'tests/property';
use Encode qw(encode);
use File::Temp qw(tempfile);
use Statements;
use Test::More;

use constant { EACH => 60, LEAST_FOUND => 0.9, MOST_FLAGGED => 0.02, EDITION => '2025-12-29' };

my $bin = $ENV{JZ_BIN} ? "$ENV{JZ_BIN}/" : '';
my $verbose = @ARGV && $ARGV[0] eq '-v' && shift @ARGV;
my @pages = @ARGV ? @ARGV : grep { !/-errors/ } glob('testdata/*.md testdata/*.txt');
my @operands = operands("${bin}jz-parse", @pages);

# Rule => its wordings as [figures, statement].
sub wordings {
	my (%wordings, @rules);
	open(my $table, '<', 'tests/property/statements.tsv') or die "statements.tsv: $!";
	while (my $line = <$table>) {
		chomp $line;
		next if $line =~ /^(#|$)/;
		my ($rule, $figures, $statement) = split /\t/, $line;
		push @rules, $rule if !$wordings{$rule};
		push @{$wordings{$rule}}, [$figures, $statement];
	}
	return map { [$_, @{$wordings{$_}}] } @rules;
}

sub fill {
	my ($statement, $set, %other) = @_;
	return $statement =~ s/\[([^\]]+)\]/my $n = $other{$1} \/\/ $set->{number}{$1}; $n . ($n =~ m{%$} ? '' : $set->{unit}{$1})/ger;
}

# One wording and one set of figures: [true, wrong].
sub statements {
	my ($wording, $turn) = @_;
	my ($kind, $statement) = @$wording;
	my $set = figures($kind, $operands[$turn % @operands], $turn);
	my $true = $statement =~ s/\{(.*?)→(.*?)\}/$1/r;
	return [fill($true, $set), fill($statement =~ s/\{(.*?)→(.*?)\}/$2/r, $set)] if $true ne $statement;
	my ($name, $new) = misprint($set, [$statement =~ /\[([^\]]+)\]/g], $turn);
	return [fill($statement, $set), fill($statement, $set, $name => $new)];
}

# The findings of some texts: for each a list of [rule, severity, message].
sub findings {
	my (@texts) = @_;
	my ($out, $file) = tempfile(UNLINK => 1);
	binmode($out, ':raw');
	print $out encode('UTF-8', "$_\t$texts[$_]\n") for 0 .. $#texts;
	close($out) or die "$file: $!";
	open(my $in, '-|:encoding(UTF-8)', "${bin}jz-check", '-f', 'tsv', '--severity', 'note', '--date', EDITION, '--lines', $file)
	    or die "jz-check: $!";
	chomp(my @names = split /\t/, scalar <$in>);
	my @found = map { [] } @texts;
	while (my $line = <$in>) {
		my %row;
		chomp $line;
		@row{@names} = split /\t/, $line;
		push @{$found[$row{file}]}, [@row{'rule', 'severity', 'message'}];
	}
	close($in);
	die "jz-check: status " . ($? >> 8) if $? >> 8 > 1 || $? & 127;
	return @found;
}

for my $of (wordings()) {
	my ($rule, @wordings) = @$of;
	my @pairs = map { statements($wordings[$_ % @wordings], $_) } 0 .. EACH - 1;
	my @true = findings(map { $_->[0] } @pairs);
	my @wrong = findings(map { $_->[1] } @pairs);
	my ($found, $flagged) = (0, 0);
	for my $i (0 .. $#pairs) {
		my $is_found = grep { $_->[0] eq $rule } @{$wrong[$i]};
		my @loud = grep { $_->[0] eq $rule || $_->[1] ne 'note' } @{$true[$i]};
		$found += $is_found ? 1 : 0;
		$flagged += @loud ? 1 : 0;
		diag("$rule: not found: $pairs[$i][1]") if $verbose && !$is_found;
		diag("$rule: flagged: $pairs[$i][0] ($loud[0][0]: $loud[0][2])") if $verbose && @loud;
	}
	ok(@wordings >= 6 && $found >= LEAST_FOUND * @pairs && $flagged <= MOST_FLAGGED * @pairs,
	    sprintf('%-20s found %d, flagged %d of %d', $rule, $found, $flagged, scalar @pairs));
}
done_testing();
