#!/usr/bin/perl
# Properties of a page without faults: an edit that changes no fact finds nothing, an edit
# that breaks a relation is found, by the right rule and with the edited figure among the
# operands. The edits are found in the page by pattern, so that any page will do:
#
#	tests/property/page.t [PAGE...]		JZ_BIN: where jz-check is, else PATH
#
use strict;
use warnings;
use utf8;
use open qw(:std :encoding(UTF-8));
use lib 'tests/property';
use Edits;
use Test::More;

my @pages = @ARGV ? @ARGV : ('testdata/page.md');

my @han = qw(〇 一 二 三 四 五 六 七 八 九 十);
my %value = map { $han[$_] => $_ } 1 .. 10;
$value{两} = 2;

sub in_han {	# 1 .. 99
	my ($n) = @_;
	my ($tens, $ones) = (int($n / 10), $n % 10);
	return ($tens == 0 ? '' : $tens == 1 ? '十' : "$han[$tens]十") . ($ones || !$tens ? $han[$ones] : '');
}

sub page {
	my ($text) = @_;
	my ($edition_year) = $text =~ /^(\d{4})年\d+月\d+日\s+星期/m;

	harmless('as it is', $text);
	harmless('full-width commas', $text =~ s/(?<!\d),|,(?!\d)/\x{FF0C}/gr);
	harmless('full-width semicolons and colons', $text =~ s/;/\x{FF1B}/gr =~ s/:/\x{FF1A}/gr);
	harmless('CRLF', $text =~ s/\n/\r\n/gr);
	harmless('other figures of no relation', $text =~ s/(\d+)(?=[名座处部台场])/$1 + 1/ger);

	# N件…:…;…;…。
	my $lists = 0;
	while ($text =~ /(\d+)件[^。;:\n]*:([^。\n]*;[^。\n]*)。/g) {
		my ($n, $at, $end, $items_at, $items_end) = ($1, $-[1], $+[1], $-[2], $+[2]);
		my @items = split /;/, $2;
		$lists++;
		is(scalar @items, $n, "the page lists its ${n}件");
		harmful('total of a ; list', 'list-count|repeat-conflict', $text, $at, $end, $_)
		    for $n + 1, $n - 1, $n * 2;
		for my $i (0 .. $#items) {
			my @rest = @items;
			splice @rest, $i, 1;
			harmful("item $i of a ; list", 'list-count', $text, $items_at, $items_end,
			    join(';', @rest), [$at, $end]);
		}
		my $swapped = $text;
		substr($swapped, $items_at, $items_end - $items_at) = join(';', reverse @items);
		harmless('the other way round: ; items', $swapped);
		harmless("${n}件 in Chinese", $text =~ s/(?<!\d)${n}件/in_han($n) . '件'/ger);
	}
	# The same figure where no list follows.
	while ($text =~ /(\d+)件(?=[^。;:\n]*[,。])/g) {
		harmful('a total told twice', 'list-count|repeat-conflict', $text, $-[1], $+[1], $1 + 3);
	}

	# 甲、乙、丙三县
	my $enumerations = 0;
	while ($text =~ /((?:\p{sc=Han}{2,10}、)+)(\p{sc=Han}{2,6}?)([两二三四五六七八九十])(?=[大县])/g) {
		my ($at, $end) = ($-[3], $+[3]);
		my ($head, $last, $last_at) = ($1, $2, $-[2]);
		my ($total, $head_at) = ($3, $-[1]);
		my @members = (split(/、/, $head), $last);
		next if @members != $value{$total};	# the pattern took a member apart
		$enumerations++;
		for my $other (grep { $_ != $value{$total} } 2 .. 9) {
			harmful('total of a 、 list', 'list-count', $text, $at, $end, $han[$other]);
		}
		for my $i (0 .. $#members) {
			my @rest = @members;
			splice @rest, $i, 1;
			my $new = join('、', @rest);
			my $moved = length($new) - ($last_at + length($last) - $head_at);
			harmful("a member of a 、 list", 'list-count', $text, $head_at, $last_at + length $last,
			    $new, [$at + $moved, $end + $moved]);
		}
		my $swapped = $text;
		substr($swapped, $head_at, $at - $head_at) = join('、', @members[0 .. $#members - 2], @members[-1, -2]);
		harmless('the other way round: 、 members', $swapped) if @members > 2;
	}

	# The headline's N大…新闻 and the sections.
	my $headlines = 0;
	while ($text =~ /^#.*?([一二三四五六七八九十]+)大\p{sc=Han}*新闻/mg) {
		$headlines++;
		harmful("the headline's number", 'section-sequence|list-count', $text, $-[1], $+[1], $_) for qw(六 七 八 九);	# 十一大 would be a congress
	}
	my @numbers = $text =~ /^### (\d+) /mg;
	while ($text =~ /^### (\d+) /mg) {
		my ($n, $at, $end) = ($1, $-[1], $+[1]);
		harmful("a section's number", 'section-sequence', $text, $at, $end, $_)
		    for $n % @numbers + 1, @numbers + 1;
	}

	# The date line.
	my $dates = 0;
	while ($text =~ /^\d{4}年(\d+)月((\d+)日\s+星期([一二三四五六日]))$/mg) {
		my ($month_at, $month_end, $day_at, $day_end, $week_at, $week_end) = ($-[1], $+[1], $-[3], $+[3], $-[4], $+[4]);
		my ($day, $weekday, $line_at) = ($3, $4, $-[0]);
		$dates++;
		# The operand is the date; the weekday may be of it or stand behind.
		for my $other (grep { $_ ne $weekday } qw(一 二 三 四 五 六 日)) {
			harmful('the weekday', 'date-weekday', $text, $week_at, $week_end, $other, [$line_at, $week_end]);
		}
		harmful('the day', 'date-weekday', $text, $day_at, $day_end, $day + $_) for -2, -1, 1;
		harmful('the day', 'date-invalid', $text, $day_at, $day_end, $_) for 32, 45;
		harmful('the month', 'date-invalid', $text, $month_at, $month_end, $_) for 13, 20;
		my $short = $text;
		substr($short, $week_at - 2, 2) = '周';
		harmless('周 for 星期', $short);
	}
	while ($text =~ /(?<!年)(?<!\d)(\d+)月(\d+)日/g) {
		my ($month, $day) = ([$-[1], $+[1]], [$-[2], $+[2]]);
		harmful('a day there is not', 'date-invalid', $text, @$day, 32);
		harmful('a month there is not', 'date-invalid', $text, @$month, 13);
		harmful('a day there is not', 'date-invalid', $text, $month->[0], $day->[1], '2月30');
	}

	# Hours of a day, and the future.
	my ($hours, $futures) = (0, 0);
	while ($text =~ /每[天日][^。,\d]{0,8}(\d+)小时/g) {
		$hours++;
		harmful('hours of a day', 'date-invalid', $text, $-[1], $+[1], $_) for 25, 28;
	}
	while ($text =~ /将于(\d{4})年\d+月\d+日/g) {
		$futures++;
		harmful('a future date', 'date-tense', $text, $-[1], $+[1], $_) for $edition_year - 1, $edition_year - 5;
	}

	# 共…N家,其中…A家、…B家
	while ($text =~ /(\d+)(\p{sc=Han}),其中\p{sc=Han}{1,6}(\d+)\2、\p{sc=Han}{1,6}(\d+)\2/g) {
		my @figures = map { [$-[$_], $+[$_]] } 1, 3, 4;
		my @values = ($1, $3, $4);
		next if $values[0] != $values[1] + $values[2];
		# A total above plain 其中 parts may be right: they need not be all.
		harmful('a total', 'sum-total', $text, @{$figures[0]}, $values[0] - 1);
		harmful('a part', 'sum-total', $text, @{$figures[$_]}, $values[$_] + 1) for 1, 2;
	}

	# A pattern that no longer finds anything would test nothing.
	ok($lists && $enumerations && $headlines && $dates && $hours && $futures && @numbers > 1,
	    'the page has every form that is edited');
}

for my $file (@pages) {
	note($file);
	page(text_of($file));
}
done_testing();
