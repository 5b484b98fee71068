#!/usr/bin/perl
# Partial summaries of a table, split at random, merged in any order and nesting, are the
# very bytes that one run over all of it gives. MERGE_SEED, MERGE_ROUNDS: another run.
use strict;
use warnings;
use utf8;
use open qw(:std :encoding(UTF-8));
use Encode qw(encode);
use File::Temp qw(tempdir);
use Test::More;

my $seed = $ENV{MERGE_SEED} // 20251229;
my $rounds = $ENV{MERGE_ROUNDS} // 12;
my $dir = tempdir(CLEANUP => 1);
my $all = 'n,values,sum,interval,min,max,range,span,mean,median,p5,p99.9,stddev,mode,distinct,first,last,share,benford,top3';
srand($seed);

sub pick { $_[int rand @_] }
sub digits { my $n = shift; join '', 1 + int rand 9, map { int rand 10 } 2 .. $n }

# Short and long numbers, many the same; few so long that their sum has too many digits.
sub number {
	my $sign = rand() < 0.2 ? '-' : '';
	return $sign . pick(
		sub { int rand 10 }, sub { int rand 1000 }, sub { digits(1 + int rand 6) . '.' . int rand 100 },
		sub { '0.' . '0' x int(rand 20) . digits(3) }, sub { digits(19 + int rand 3) },
		sub { digits(9) . '.' . digits(17) }, sub { int(rand 5) . '00' }, sub { '1.50' },
	)->();
}

sub date { sprintf '20%02d-%02d-%02d', 20 + int rand 6, 1 + int rand 12, 1 + int rand 28 }

# One row: file, start, section, kind, unit, value, low, high.
sub fact {
	my $start = shift;
	my @where = ('f' . int(rand 3), $start, pick('甲', '乙', 'c "d"'));
	my $kind = pick(qw(count count quantity money date time ordinal ratio weight));
	return (@where, $kind, '-', ((date()) x 3)) if $kind eq 'date' && rand() < 0.9;
	return (@where, $kind, '-', '2025', '2025-01-01', '2025-12-31') if $kind eq 'date';
	return (@where, $kind, '-', '10:30', '10:30', '10:31') if $kind eq 'time';
	return (@where, $kind, '-', '3:2', '-', '-') if $kind eq 'ratio';
	my $unit = $kind eq 'quantity' ? pick(qw(kg t 斤 亩 hm2 m2)) : $kind eq 'money' ? pick(qw(CNY USD)) : pick('名', '个', '');
	return (@where, $kind, $unit, '-', 3, 5) if rand() < 0.1;
	my $value = number();
	return (@where, $kind, $unit, $value, '-inf', $value) if rand() < 0.02;
	return (@where, $kind, $unit, $value, ($value) x 2) if rand() < 0.9;
	return (@where, $kind, $unit, $value, '-', '-');
}

sub plain { my $start = shift; return ('f', $start, pick('甲', '乙'), pick('甲', '乙', '-'), pick('t', 'kg'), number(), number(), '') }

sub put {
	my ($name, @lines) = @_;
	open(my $out, '>', "$dir/$name") or die "$name: $!";
	print $out map { "$_\n" } @lines;
	close $out or die "$name: $!";
	return "$dir/$name";
}

# The output of jz-stats, which may end with 2 where a result has too many digits.
sub run {
	my @command = map { encode('UTF-8', $_) } @_;
	my $pid = open(my $out, '-|') // die "fork: $!";
	if ($pid == 0) {
		open(STDERR, '>', "$dir/complaint") or die;
		exec "$ENV{JZ_BIN}/jz-stats", @command or die "jz-stats: $!";
	}
	binmode $out, ':raw';
	local $/;
	my $text = <$out>;
	close $out;
	if ($? != 0 && $? != 2 << 8) {
		my $status = $?;
		system 'cat', "$dir/complaint";
		die "jz-stats @command: status $status";
	}
	return $text;
}

sub save {
	my ($name, $text) = @_;
	open(my $out, '>:raw', "$dir/$name") or die "$name: $!";
	print $out $text;
	close $out or die "$name: $!";
	return "$dir/$name";
}

# Rows with the header, dealt out to some parts, of which some may be empty.
sub parts {
	my ($header, $rows, @how) = @_;
	my $n = 1 + int rand 8;
	my @part = map { [] } 1 .. $n;
	push @{$part[rand $n]}, $_ for @$rows;
	my $i = 0;
	return map { save('part' . $i++, run('-p', @how, put('rows', $header, @$_))) } @part;
}

# Merge some of the parts to partial ones again, until few are left; in a random order.
sub nest {
	my @parts = @_;
	my $i = 0;
	while (@parts > 1 && rand() < 0.7) {
		my @some = map { splice @parts, rand @parts, 1 } 1 .. 1 + int rand @parts;
		push @parts, save("nested$i", run('-m', '-p', @some));
		$i++;
	}
	return map { splice @parts, rand @parts, 1 } 1 .. @parts;
}

sub holds {
	my ($name, $header, $rows, $how, $finish) = @_;
	my $whole = run(@$how, @$finish, put('whole', $header, @$rows));
	my $merged = run('-m', @$finish, nest(parts($header, $rows, @$how)));
	my @other = split /\n/, $merged;
	ok($merged eq $whole, $name) or diag map { "$_\n" } "seed $seed, the first row that differs:",
		map { $_->@* } (grep { $_->[0] ne $_->[1] } map { [$_, shift @other // ''] } split /\n/, $whole)[0];
	return $whole;
}

my $facts = join "\t", qw(file start section kind unit value low high);
for my $round (1 .. $rounds) {
	my @rows = map { join "\t", fact($_) } 1 .. pick(0, 1, 10, 300, 3000);
	holds("facts, round $round", $facts, \@rows, ['-o', $all, '-g', pick('section', 'file,section', 'section,value:month')],
		[pick([], ['-t'], ['-c'], ['-c', '-t', '-s', '-sum'], ['-s', 'mean', '--top', '3', '-f', 'jsonl'])->@*]);
	@rows = map { join "\t", plain($_) } 1 .. pick(1, 10, 1000);
	my @fields = pick(['-F', 'value'], ['-F', 'value,low']);
	holds("columns, round $round", $facts, \@rows, ['-o', $all, '--by', pick('start', 'kind,section'), $fields[0]->@*, '-g', pick('section', 'unit,kind')],
		[pick([], ['-t'], ['--decimals', '2'])->@*]);
}

# Sums that outgrow what is kept on the way, and come back.
my $nines = '9' x 36;
my @rows = map { join "\t", 'f', $_, '甲', 'money', 'CNY', $_ % 2 ? $nines : "-$nines", '-', '-' } 1 .. 100;
my $whole = holds('sums that come back', $facts, \@rows, ['-o', 'n,sum'], []);
is($whole, "kind\tunit\tn\tsum\nmoney\tCNY\t100\t0\n", 'and are exact');
done_testing();
