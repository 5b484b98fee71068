#!/bin/sh
# Prints the regular expression that the other tools look for: what a person would write who
# wants the figures in Chinese news and has only grep.  One line, understood alike by PCRE2
# and by ripgrep: where two branches match, the first wins.
set -eu

han='一二三四五六七八九'
number='[0-9]+(?:\.[0-9]+)?'

year="(?:(?:19|20)[0-9]{2}|[〇零$han]{4})年"
month="(?:[0-9]{1,2}|[${han}十]{1,2})月"
day="(?:[0-9]{1,2}|[${han}十]{1,3})[日号]"
date="$year(?:$month(?:$day)?)?|[0-9]{1,2}月(?:[0-9]{1,2}[日号])?|[0-9]{1,2}日"

percent="$number(?:[%％]|个百分点)|百分之[零${han}十百点]+"
time='[0-9]{1,2}[:：][0-9]{2}'
ratio='[0-9]+[:：∶][0-9]+'
range="$number[万亿]?[-—~至到]$number(?:[万亿]?(?:[元人个年月日度米岁]|公里))?"

grouped='[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?'
in_han="[零〇${han}两十百千万亿]+(?:点[零〇$han]+)?"
# Of two characters and more, then of one: none of the former begins with one of the latter
# but for those that are longer than it.
unit='美元|人民币|人次|批次|架次|航班|平方公里|平方千米|平方米|立方米|公里|千米|厘米|毫米|海里'
unit="$unit|公顷|公斤|千克|万吨|千瓦时|千瓦|万千瓦|兆瓦|标准煤|标箱|基点|世纪|小时|分钟"
unit="$unit|[元人个家户名位处台部辆套座栋间所条件项批次场期届种类款篇本册张幅枚块片支只头匹株棵粒颗根把双对组队班级层楼]"
unit="$unit|[克斤吨亩米度伏倍成折年月天日周秒岁分点架艘列趟股手]"
amount="(?:$grouped|$number|$in_han)[十百千万亿]{0,2}[多余来]?(?:$unit)?"

echo "(?P<date>$date)|(?P<percent>$percent)|(?P<time>$time)|(?P<ratio>$ratio)|(?P<range>$range)|(?P<amount>$amount)"
