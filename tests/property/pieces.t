#!/usr/bin/perl
# Whatever stands side by side, the filters come to an end, and what they write holds the whole
# text and all that the rules need: every three of some pieces that figures are made of, each three a paragraph.
# PIECES_SEED, PIECES_LINES: instead, so many lines of pieces at random, and of more kinds.
use strict;
use warnings;
use utf8;
use open qw(:std :encoding(UTF-8));
use File::Temp qw(tempdir);
use JSON::PP qw(decode_json);
use Test::More;

my $dir = tempdir(CLEANUP => 1);
my @pieces = split ' ', '3个 三 十 0 半 万 亿元 % 年 月 5日 点 时 第 约 至 多 余 上 近 今 其中 分别 企业 的 和
	— “ ” 《 》 （ ） ( 、 ， 。 ： . - / ～ A';
my @more = split ' ', '1 12 2025 1.5 3/4 一 二 两 〇 百 千 兆 几 数 余 来 后 前 以上 以下 左右 不到 超 每 各 共 增长 下降
	倍 成 折 分之 百分点 名 人 家 亿 千克 公里 米 ℃ 度 级 岁 周 星期 季度 世纪 年代 上午 凌晨 去年 同期 明年 农历 正月 初
	号 届 排名 首 双 俩 仨 元 美元 角 分 秒 小时 天 起 间 内 外 从 比 与 或 及 等 为 是 ① （1） 一、 “十四五” 〔 〕 [ ] 「 」
	· … ! ? ; : , + = × ± ² ㎡ ☆ é 😀 中国 北京市 生产总值 工业增加值 收入 项目 投资 完成 实现 同比 平均';

sub triples {
	my @lines;
	for my $a (@pieces) {
		for my $b (@pieces) {
			push @lines, map { "$a$b$_" } @pieces;
		}
	}
	return @lines;
}

sub random_lines {
	my @all = (@pieces, @more, ' ', "\n");
	srand($ENV{PIECES_SEED});
	return map { join '', map { $all[rand @all] } 0 .. rand 9 } 1 .. $ENV{PIECES_LINES} // 50_000;
}

# The status; that of timeout is 124.
sub run {
	my ($command, $from, $to) = @_;
	system("timeout 300 '$ENV{JZ_BIN}'/$command $dir/$from > $dir/$to 2> $dir/said");
	return $? >> 8;
}

sub content {
	open my $in, '<', "$dir/$_[0]" or die;
	local $/;
	return scalar <$in>;
}

sub text_of_table {
	my $text = '';
	open my $in, '<:raw', "$dir/table" or die;
	while (<$in>) {
		my $row = decode_json($_);
		$text .= $row->{lead} . $row->{text} . $row->{tail};
	}
	return $text;
}

my $text = join('', map { "$_\n\n" } $ENV{PIECES_SEED} ? random_lines() : triples());
open my $out, '>', "$dir/text" or die;
print $out $text;
close $out or die;

is(run('jz-parse --date none -f jsonl -c lead,text,tail', 'text', 'table'), 0, 'the figures are found');
ok(text_of_table() eq $text, 'the table holds the text');
cmp_ok(run('jz-check --severity note', 'text', 'findings'), '<=', 1, 'they are checked');
is(-s "$dir/said", 0, 'in silence');
is(run('jz-parse', 'text', 'facts'), 0, 'the facts are written');
cmp_ok(run('jz-check --severity note', 'facts', 'of-facts'), '<=', 1, 'and checked');
ok(content('findings') eq content('of-facts'), 'with the same findings');
done_testing();
