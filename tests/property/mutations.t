#!/usr/bin/perl
# A thousand misprints: one digit of a clean page changed at random (always the same ones).
# jz-check must neither crash nor complain of the rest; how many it finds, with the edited
# figure among the operands, is reported by the kind of the figure. Most figures of a page
# stand in no relation, so most cannot be found.
#
#	tests/property/mutations.t [PAGE...]		JZ_BIN: where the filters are, else PATH
#
use strict;
use warnings;
use utf8;
use open qw(:std :encoding(UTF-8));
use Encode qw(encode_utf8);
use File::Temp;
use Test::More;

my @pages = @ARGV ? @ARGV : ('testdata/page.md', 'testdata/bulletin.txt');
my $total = 1000;
$ENV{PATH} = "$ENV{JZ_BIN}:$ENV{PATH}" if $ENV{JZ_BIN};

my $state = 20251229;
sub draw {	# 0 .. n - 1; a linear congruential generator, the same everywhere
	$state = ($state * 1103515245 + 12345) % 2147483648;
	return int($state / 65536) % $_[0];
}

sub slurp {
	open my $f, '<', $_[0] or die "$_[0]: $!";
	local $/;
	return scalar <$f>;
}

# Rows of a filter over records, each as a list of fields; the status.
sub run {
	my ($command, $records) = @_;
	my $out = File::Temp->new;
	binmode $out, ':encoding(UTF-8)';
	print $out $records;
	$out->flush;
	my @rows = map { [split /\t/] } split /\n/, `$command < $out`;
	my $status = $?;
	return (\@rows, $status);
}

sub record {
	my ($id, $text) = @_;
	return "$id\t" . ($text =~ s/\\/\\\\/gr =~ s/\t/\\t/gr =~ s/\r/\\r/gr =~ s/\n/\\n/gr) . "\n";
}

for my $page (@pages) {
	my $text = slurp($page);
	my @digits;
	push @digits, $-[0] while $text =~ /[0-9]/g;
	my ($facts) = run('jz-parse --lines -H -c start,end,kind', record('p', $text));
	my @figures = grep { $_->[2] ne 'code' } @$facts;
	my (@edits, $records);
	for my $i (0 .. $total / @pages - 1) {
		my $at = $digits[draw(scalar @digits)];
		my $new = draw(9);
		$new++ if $new >= substr $text, $at, 1;
		my $wrong = $text;
		substr($wrong, $at, 1) = $new;
		push @edits, { id => "m$i", at => length encode_utf8(substr $text, 0, $at) };
		$records .= record("m$i", $wrong);
	}
	my ($findings, $status) = run('jz-check --lines -f tsv', $records);
	ok($status >> 8 <= 1 && ($status & 127) == 0, "$page: no crash, no trouble");
	my %of;
	push @{ $of{$_->[0]} }, $_ for @$findings;
	my (%all, %found, $other);
	for my $e (@edits) {
		my ($figure) = grep { $_->[0] <= $e->{at} && $e->{at} < $_->[1] } @figures;
		my $kind = $figure ? $figure->[2] : 'no figure';
		my $hit = 0;
		for my $f (@{ $of{$e->{id}} || [] }) {
			my $named = grep { my ($a, $b) = split /-/; $a <= $e->{at} && $e->{at} < $b } split /,/, $f->[10];
			$named ? ($hit = 1) : $other++;
		}
		$all{$kind}++;
		$found{$kind} += $hit;
	}
	diag("$page: " . join ', ', map { "$_ $found{$_}/$all{$_}" } sort keys %all);
	ok((grep { $_ } values %found), "$page: some are found");
	# A changed year of the date line makes every weekday and tense beside it wrong: those name other figures.
	cmp_ok($other // 0, '<=', @edits / 10, "$page: findings name the edited figure");
}
done_testing;
