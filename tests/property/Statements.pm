# Figures for the statements of statements.tsv: each set of figures makes a statement true, and
# knows which of them can be misprinted and how far that is from what rounding allows.
package Statements;

use strict;
use warnings;
use utf8;
use Exporter 'import';

our @EXPORT = qw(operands figures misprint);

my $seed = 1;

# A number from 0 to $n - 1, the same in every run.
sub dice {
	my ($n) = @_;
	$seed = ($seed * 1103515245 + 12345) % 2147483648;
	return int($seed / 65536) % $n;
}

sub one_of { return $_[dice(scalar @_)] }

# The amounts that stand in pages, as [number, unit]: three digits or more, so that rounding is little.
sub operands {
	my ($parse, @pages) = @_;
	my (%seen, @found);
	open(my $in, '-|:encoding(UTF-8)', $parse, '-k', 'count,quantity,money', '-c', 'text,qualifier', '-H', @pages)
	    or die "$parse: $!";
	while (my $line = <$in>) {
		my ($number, $unit) = $line =~ /^(\d[\d.]*)((?:万|亿)?\p{Han}{1,3})\texact$/ or next;
		next if length($number =~ tr/0-9//cdr) < 3 || $number =~ /^0/ || $unit =~ /^[年月日多余来]|以|左右/;
		push @found, [$number, $unit] if !$seen{"$number$unit"}++;
	}
	close($in) or die "$parse: failed";
	die "no operands" if @found < 5;
	return @found;
}

sub decimals { return $_[0] =~ /\.(\d+)$/ ? length $1 : 0 }
sub half { return 0.5 * 10 ** -decimals($_[0]) }
sub rounded { my ($x, $d) = @_; return sprintf("%.${d}f", $x) }

# $x with as many decimals as $like has, or more where it would have less than four digits; things are whole.
sub alike {
	my ($x, $like, $unit) = @_;
	my $d = decimals($like);
	return rounded($x, $d) if $unit !~ /^[万亿]|米|公里|吨|亩|公顷|元$/;
	$d++ while $x * 10 ** $d < 1000;
	return rounded($x, $d);
}

# The ways in which a number is misprinted: a digit, two digits swapped, a factor of ten.
sub misprints {
	my ($n) = @_;
	my @found;
	for my $i (0 .. length($n) - 1) {
		my $digit = substr($n, $i, 1);
		next if $digit !~ /\d/;
		for my $other (($digit + 3) % 10, ($digit + 6) % 10) {
			my $new = $n;
			substr($new, $i, 1) = $other;
			push @found, $new;
		}
		my $new = $n;
		push @found, $new if $new =~ s/^(.{$i})(\d)(\.?)(\d)/$1$4$3$2/;
	}
	push @found, alike($n * 10, $n, '元'), alike($n / 10, $n, '元');
	return grep { $_ ne $n && !/^0\d/ && !/^0*\.?0*$/ } @found;
}

# Another value for one figure of a set, such that it is wrong: its name and its number.
sub misprint {
	my ($set, $names, $turn) = @_;
	my @names = grep { my $n = $_; grep { $_ eq $n } @$names } @{$set->{wrong}};
	for my $i (0 .. 2 * @names - 1) {
		my $name = $names[($turn + $i) % @names];
		my @candidates = $set->{candidates}{$name} ? @{$set->{candidates}{$name}} : misprints($set->{number}{$name});
		for my $k (0 .. $#candidates) {
			my $new = $candidates[($turn * 7 + $k) % @candidates];
			return ($name, $new) if $set->{off}->({ %{$set->{number}}, $name => $new }, $name);
		}
	}
	die "nothing of @$names can be wrong";
}

# figures(kind, operand, turn): numbers, the units they are printed with, the names that can be
# misprinted, and off(numbers): are they wrong beyond doubt?
my %make;
sub figures {
	my ($kind, $operand, $turn) = @_;
	my $set = ($make{$kind} or die "no figures are called $kind")->(@$operand, $turn);
	return $set;
}

# What a formula comes to and by how much its operands' rounding may change it, doubled.
sub apart {
	my ($stated, $formula, @numbers) = @_;
	my $x = $formula->(@numbers);
	my $slack = half($stated);
	for my $i (0 .. $#numbers) {
		my @moved = @numbers;
		$moved[$i] += half($numbers[$i]);
		$slack += abs($formula->(@moved) - $x);
	}
	return abs($stated - $x) > 3 * $slack;
}

sub growth {
	my ($n, $unit, $sign) = @_;
	my $b = alike($n * (1 + $sign * one_of(6.8, 8.3, 12.6, 17.4, 23.9, 31.2, 46.7) / 100), $n, $unit);
	my $a = alike($n, $n, $unit);
	my $g = rounded(abs($b / $a - 1) * 100, 1);
	my $d = rounded(abs($b - $a), decimals($a));
	return {
		number => { a => $a, b => $b, g => $g, d => $d },
		unit => { a => $unit, b => $unit, d => $unit, g => '%' },
		wrong => ['g', 'b', 'd', 'a'],
		off => sub {
			my ($f, $name) = @_;
			return 0 if $f->{a} <= 0 || $f->{b} <= 0 || $f->{d} >= 0.95 * $f->{b};
			return apart($f->{g}, sub { 100 * $_[0] / ($_[1] - $sign * $_[0]) }, @$f{'d', 'b'}) if $name eq 'd';
			return apart($f->{g}, sub { 100 * abs($_[1] / $_[0] - 1) }, @$f{'a', 'b'}) &&
			    apart($f->{g}, sub { 100 * $_[0] / ($_[1] - $sign * $_[0]) }, @$f{'d', 'b'});
		},
	};
}
$make{growth} = sub { growth(@_[0, 1], 1) };
$make{fall} = sub { growth(@_[0, 1], -1) };

$make{annual} = sub {
	my ($n, $unit) = @_;
	my $years = one_of(3, 4, 5, 6, 8);
	my $a = alike($n, $n, $unit);
	my $b = alike($a * (1 + one_of(6.8, 9.4, 13.7, 18.2) / 100) ** $years, $a, $unit);
	my $g = rounded(100 * (($b / $a) ** (1 / $years) - 1), 1);
	my $simple = rounded(100 * ($b / $a - 1) / $years, 1);
	my $last = one_of(2020, 2022, 2024);
	return {
		number => { a => $a, b => $b, g => $g, n => $years, y0 => $last - $years, y1 => $last },
		unit => { a => $unit, b => $unit, g => '%', n => '年', y0 => '年', y1 => '年' },
		wrong => ['g', 'b', 'a'],
		candidates => { g => [$simple, misprints($g)] },
		off => sub {
			my ($f) = @_;
			return $f->{a} > 0 && $f->{b} > 1.02 * $f->{a} &&
			    apart($f->{g}, sub { 100 * (($_[1] / $_[0]) ** (1 / $years) - 1) }, @$f{'a', 'b'});
		},
	};
};

$make{rates} = sub {
	my ($n) = @_;
	my $p = rounded(30 + ($n =~ tr/0-9//cdr) % 400 / 10, 1);
	my $q = rounded($p + one_of(2.4, 3.7, 5.6, 8.2, 11.3), 1);
	my $pp = rounded($q - $p, 1);
	return {
		number => { p => $p, q => $q, pp => $pp },
		unit => { p => '%', q => '%', pp => '个百分点' },
		wrong => ['pp'],
		candidates => { pp => ["$pp%", misprints($pp)] },
		off => sub {
			my $pp = $_[0]{pp};
			return abs($pp =~ s/%//r - 100 * ($q / $p - 1)) > 1 if $pp =~ /%/;
			return abs($pp - $q + $p) > 0.5;
		},
	};
};

$make{share} = sub {
	my ($n, $unit) = @_;
	my $part = alike($n * one_of(0.237, 0.381, 0.453, 0.562, 0.718, 0.864), $n, $unit);
	my $whole = alike($n, $n, $unit);
	return {
		number => { part => $part, whole => $whole, s => rounded(100 * $part / $whole, 1) },
		unit => { part => $unit, whole => $unit, s => '%' },
		wrong => ['s', 'part', 'whole'],
		off => sub {
			my ($f) = @_;
			my $ratio = $f->{whole} > 0 ? 100 * $f->{part} / $f->{whole} : 0;
			return $ratio > 0 && $ratio <= 100 && $f->{s} <= 100 && $ratio / $f->{s} < 5 && $f->{s} / $ratio < 5 &&
			    apart($f->{s}, sub { 100 * $_[0] / $_[1] }, @$f{'part', 'whole'});
		},
	};
};

sub shares {
	my ($n) = @_;
	my $first = rounded(15 + ($n =~ tr/0-9//cdr) % 230 / 10, 1);
	my $second = rounded(20 + ($n =~ tr/0-9//cdr) % 170 / 10, 1);
	return ($first, $second, rounded(100 - $first - $second, 1));
}
$make{shares} = sub {
	my %s;
	@s{'s1', 's2', 's3'} = shares(@_);
	return {
		number => \%s, unit => { map { $_ => '%' } keys %s }, wrong => ['s1', 's2', 's3'],
		off => sub { my $sum = $_[0]{s1} + $_[0]{s2} + $_[0]{s3}; return $sum > 100.6 && $sum < 140 },
	};
};
$make{ratio} = sub {
	my @s = shares(@_);
	return {
		number => { r => join(':', @s) }, unit => { r => '' }, wrong => ['r'],
		candidates => { r => [map { my $i = $_; map { join(':', @s[0 .. $i - 1], $_, @s[$i + 1 .. 2]) } misprints($s[$i]) } 0 .. 2] },
		off => sub { my $sum = 0; $sum += $_ for split /:/, $_[0]{r}; return abs($sum - 100) > 0.6 && $sum > 80 && $sum < 120 },
	};
};

$make{fold} = sub {
	my ($n, $unit) = @_;
	my $m = one_of(1.8, 2.6, 3.4, 4.2, 5.7);
	my ($a, $b) = (alike($n, $n, $unit), alike($n * $m, $n, $unit));
	return {
		number => { a => $a, b => $b, m => rounded($b / $a, 1), k => rounded($b / $a - 1, 1) },
		unit => { a => $unit, b => $unit, m => '倍', k => '倍' },
		wrong => ['m', 'k', 'b'],
		# increased by, and increased to
		candidates => { m => [rounded($b / $a - 1, 1), misprints($m)], k => [rounded($b / $a, 1), misprints($m - 1)] },
		off => sub {
			my ($f) = @_;
			return $f->{a} > 0 && $f->{b} > $f->{a} && apart($f->{m}, sub { $_[1] / $_[0] }, @$f{'a', 'b'}) ||
			    apart($f->{k}, sub { $_[1] / $_[0] - 1 }, @$f{'a', 'b'}) && $f->{b} > $f->{a};
		},
	};
};
$make{double} = sub {
	my ($n, $unit) = @_;
	my $f = one_of(1, 2, 3);
	my ($a, $b) = (alike($n, $n, $unit), alike($n * 2 ** $f * one_of(1, 1.02, 1.05), $n, $unit));
	my @say = ('', '翻了一番', '翻了两番', '翻了三番');
	return {
		number => { a => $a, b => $b, f => $say[$f] }, unit => { a => $unit, b => $unit, f => '' }, wrong => ['f'],
		candidates => { f => [@say[grep { $_ != $f } 1 .. 3]] },
		off => sub { 1 },
	};
};
$make{cut} = sub {
	my ($n) = @_;
	return { number => { p => 20 + ($n =~ tr/0-9//cdr) % 60, m => one_of('1.5', '2', '3', '两', '三', '5') },
		unit => { p => '%', m => '倍' } };
};

sub average {
	my ($n, $unit, $each) = @_;
	my $count = 12 + ($n =~ tr/0-9//cdr) % 160;
	my $m = 1000 + ($n =~ tr/0-9//cdr) % 83 * 100;
	return {
		number => { n => $count, m => $m, t => rounded($count * $m / 10000, 2) },
		unit => { n => $unit, m => $each, t => "万$each" },
		wrong => ['m', 't', 'n'],
		off => sub {
			my ($f) = @_;
			return 0 if $f->{n} =~ /\./ || $f->{m} =~ /\./ || $f->{n} < 3 || $f->{m} * 1.5 > $f->{t} * 10000;
			return apart($f->{t}, sub { $_[0] * $_[1] / 10000 }, @$f{'n', 'm'});
		},
	};
}
$make{average} = sub { average($_[0], '户', '元') };
$make{daily} = sub { average($_[0], '天', '人次') };

$make{part} = sub {
	my ($n, $unit) = @_;
	my ($whole, $part) = (alike($n, $n, $unit), alike($n * one_of(0.23, 0.41, 0.68), $n, $unit));
	return {
		number => { whole => $whole, part => $part }, unit => { whole => $unit, part => $unit }, wrong => ['part'],
		candidates => { part => [alike($part * 10, $n, $unit), misprints($part)] },
		off => sub { $_[0]{part} > 1.05 * $whole },
	};
};

my @conversions = (['公顷', '亩', 15], ['吨', '斤', 2000], ['公里', '米', 1000], ['平方公里', '公顷', 100],
    ['公里', '华里', 2], ['公斤', '斤', 2], ['千克', '克', 1000]);
$make{conversion} = sub {
	my ($n, undef, $turn) = @_;
	my ($from, $to, $factor) = @{$conversions[$turn % @conversions]};
	my $x = ($n =~ tr/0-9//cdr) % 900 + 120;
	return {
		number => { x => $x, y => $x * $factor }, unit => { x => $from, y => $to }, wrong => ['y', 'x'],
		off => sub { my $r = $_[0]{y} / ($_[0]{x} * $factor); return $_[0]{x} !~ /\./ && ($r < 0.9 || $r > 1.12) },	# 约 allows 5 %
	};
};

my @capitals = qw(零 壹 贰 叁 肆 伍 陆 柒 捌 玖);
# 1 .. 99999999 yuan in the capitals of banking.
sub capitals {
	my ($n) = @_;
	my ($text, $zero) = ('', 0);
	return capitals(int($n / 10000)) =~ s/元整$/万/r . ($n % 10000 == 0 ? '元整' :
	    ($n % 10000 < 1000 ? '零' : '') . capitals($n % 10000)) if $n >= 10000;
	for my $i (0 .. 3) {
		my $digit = int($n / 10 ** (3 - $i)) % 10;
		if ($digit) {
			$text .= ($zero && $text ne '' ? '零' : '') . $capitals[$digit] . ('仟', '佰', '拾', '')[$i];
			$zero = 0;
		} else {
			$zero = 1;
		}
	}
	return "${text}元整";
}
$make{capital} = sub {
	my $x = ($_[0] =~ tr/0-9//cdr) % 90000 * 10 + 10310;
	return {
		number => { x => $x, w => capitals($x) }, unit => { x => '元', w => '' }, wrong => ['w', 'x'],
		candidates => { w => [map { capitals($_) } grep { !/\./ && $_ >= 1 } misprints($x)] },
		off => sub { 1 },
	};
};

$make{base} = sub {
	my ($n, $unit) = @_;
	my ($s1, $s2) = (one_of(31.2, 37.5, 42.6), one_of(18.4, 23.8, 28.1));
	my ($p1, $p2) = map { alike($n * $_ / 100 * 20, $n * 20, $unit) } $s1, $s2;
	($s1, $s2) = map { rounded(100 * $_ / ($n * 20), 1) } $p1, $p2;
	return {
		number => { p1 => $p1, p2 => $p2, s1 => $s1, s2 => $s2 },
		unit => { p1 => $unit, p2 => $unit, s1 => '%', s2 => '%' }, wrong => ['s2', 's1', 'p2', 'p1'],
		off => sub {
			my ($f) = @_;
			return $f->{p1} > 0 && $f->{s1} > 5 && $f->{s2} < 60 && $f->{s1} < 70 &&
			    apart($f->{s2}, sub { $_[0] * $_[1] / $_[2] }, @$f{'p2', 's1', 'p1'});
		},
	};
};

$make{grain} = sub {
	my ($n) = @_;
	my $count = 20 + ($n =~ tr/0-9//cdr) % 160;
	my $s = rounded(100 * int($count * one_of(0.35, 0.6, 0.85)) / $count, 1);
	return {
		number => { n => $count, s => $s }, unit => { n => one_of('人', '户', '家企业', '名学员'), s => '%' }, wrong => ['s'],
		candidates => { s => [map { rounded($_ / 10, 1) } grep { $_ < 1000 } map { $s * 10 + $_ } 1 .. 9] },
		off => sub { my $s = $_[0]{s}; return !grep { abs(100 * $_ / $count - $s) < 0.06 } 0 .. $count },
	};
};

my @lengths = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31);
$make{dates} = sub {
	my ($n) = @_;
	my ($year, $month) = (2015 + ($n =~ tr/0-9//cdr) % 9, 1 + ($n =~ tr/0-9//cdr) % 5);
	my $later = $month + 2 + dice(5);
	my ($day, $other) = (1 + dice(28), 1 + dice(28));
	return {
		number => { from => "${year}年${month}月${day}日", to => "${year}年${later}月${other}日" },
		unit => { from => '', to => '' }, wrong => ['to'],
		candidates => { to => [$year - 1 . "年${later}月${other}日", "${year}年" . ($month - 1 || 1) . "月1日", $year - 10 . "年${later}月${other}日"] },
		off => sub { $_[0]{to} ne "${year}年1月1日" || $month > 1 || $day > 1 },
	};
};
$make{days} = sub {
	my ($n) = @_;
	my $month = 1 + ($n =~ tr/0-9//cdr) % 12;
	my $from = 1 + dice(12);
	my $count = 4 + dice(12);
	my $to = $from + $count - 1;
	return {
		number => { from => "${month}月${from}日", to => "${month}月${to}日", n => $count },
		unit => { from => '', to => '', n => '天' }, wrong => ['n'],
		candidates => { n => [$count + 3, $count - 3, $count + 10, $count * 2] },
		off => sub { $_[0]{n} > 1 },
	};
};
$make{years} = sub {
	my ($n) = @_;
	my $first = 1996 + ($n =~ tr/0-9//cdr) % 17;
	my $count = 4 + dice(6);
	return {
		number => { y0 => $first, y1 => $first + $count, n => $count },
		unit => { y0 => '年', y1 => '年', n => '年' }, wrong => ['n'],
		candidates => { n => [$count + 3, $count + 10, $count * 3] }, off => sub { 1 },
	};
};

$make{age} = sub {
	my ($n) = @_;
	my $age = 22 + ($n =~ tr/0-9//cdr) % 60;
	my $born = 2025 - $age . '年' . one_of('', '3月', '6月');
	return {
		number => { born => $born, age => $age }, unit => { born => '', age => '岁' }, wrong => ['age'],
		candidates => { age => [$age + 10, $age - 10, $age + 4, $age - 5] }, off => sub { 1 },
	};
};
$make{life} = sub {
	my ($n) = @_;
	my $born = 1850 + ($n =~ tr/0-9//cdr) % 90;
	my $age = 41 + dice(45);
	return {
		number => { born => $born, died => $born + $age, age => $age },
		unit => { born => '年', died => '年', age => '岁' }, wrong => ['age', 'died'],
		candidates => { age => [$age + 10, $age - 10, $age - 4], died => [$born + $age + 10, $born + $age - 10] }, off => sub { 1 },
	};
};
$make{founded} = sub {
	my ($n) = @_;
	my $years = one_of(10, 20, 30, 40, 50, 60, 70, 80);
	return {
		number => { born => 2025 - $years, n => $years }, unit => { born => '年', n => '' }, wrong => ['n', 'born'],
		candidates => { n => [$years + 10, $years - 5], born => [2015 - $years, 2029 - $years] }, off => sub { 1 },
	};
};

# The statements that are wrong by their words need no more than figures to speak of.
$make{about} = sub {
	my ($n) = @_;
	return { number => { n => (1 + ($n =~ tr/0-9//cdr) % 9) . one_of('0', '00') }, unit => { n => '' } };
};
$make{cutoff} = sub { return { number => { month => 1 + dice(11), n => join('', @_[0, 1]) }, unit => { month => '月', n => '' } } };
$make{pair} = sub {
	my $i = 1 + dice(8);
	my @han = qw(一 二 三 四 五 六 七 八 九);
	my ($a, $b) = @han[$i - 1, $i];
	return { number => { h => ($i == 1 ? '一两' : "$a$b"), hd => ($i == 1 ? '一、两' : "$a、$b"),
		t => ($i == 1 ? '十几' : "${a}十几"), td => "${i}0几" }, unit => { map { $_ => '' } qw(h hd t td) } };
};
$make{mixed} = sub {
	my $k = 2 + dice(8);
	return { number => { k => $k, y => (qw(一 二 三 四 五 六))[$k % 6], n00 => "${k}000", n0 => "${k}00", 'n千' => "${k}千", 'n百' => "${k}百" },
		unit => { map { $_ => '' } qw(k y n00 n0 n千 n百) } };
};
$make{range} = sub { my $i = 1 + dice(20); return { number => { i => $i, j => $i + 1 + dice(9) }, unit => { i => '', j => '' } } };
$make{bare} = sub { return { number => { n => $_[0] }, unit => { n => '' } } };
$make{short} = sub { return { number => { k => 70 + dice(30), z => '0' . (1 + dice(9)) }, unit => { k => '', z => '' } } };

# Some days of the Chinese calendar, as almanacs have them.
my @lunar = (['2025年1月29日', '正月初一'], ['2025年5月31日', '五月初五'], ['2025年10月6日', '八月十五'],
    ['2025年10月29日', '九月初九'], ['2024年2月10日', '正月初一'], ['2024年6月10日', '五月初五'],
    ['2024年9月17日', '八月十五'], ['2023年1月22日', '正月初一'], ['2023年9月29日', '八月十五'],
    ['2025年2月12日', '正月十五'], ['2024年2月24日', '正月十五'], ['2026年2月17日', '正月初一'], ['2025年1月28日', '腊月廿九']);
my @months = qw(正 二 三 四 五 六 七 八 九 十 冬 腊);
$make{lunar} = sub {
	my ($date, $lunar) = @{$lunar[$_[2] % @lunar]};
	my ($month, $day) = $lunar =~ /^(.)月(.*)/;
	return {
		number => { date => $date, lunar => $lunar }, unit => { date => '', lunar => '' }, wrong => ['lunar', 'date'],
		candidates => { lunar => [grep { $_ ne $lunar } map { ("${_}月$day", "${month}月" . one_of('初三', '初八', '十九', '廿四')) } @months],
			date => [map { $date =~ s/\d+日/$_ . '日'/er } grep { $date !~ /月${_}日/ } 3, 13, 26] },
		off => sub { 1 },
	};
};

1;
