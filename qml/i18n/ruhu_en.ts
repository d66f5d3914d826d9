<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>AppDialog</name>
    <message>
        <source>先不办</source>
        <translation>Not now</translation>
    </message>
</context>
<context>
    <name>ChoiceList</name>
    <message>
        <source>点此选择</source>
        <translation>Press to choose</translation>
    </message>
    <message>
        <source>写几个字来找</source>
        <translation>Type to find</translation>
    </message>
    <message>
        <source>已选</source>
        <translation>Chosen</translation>
    </message>
    <message>
        <source>没有找到，换个写法</source>
        <translation>Nothing found; try another spelling</translation>
    </message>
</context>
<context>
    <name>DateField</name>
    <message>
        <source>选日期</source>
        <translation>Choose a date</translation>
    </message>
    <message>
        <source>%1年%2月%3日</source>
        <translation>%1-%2-%3</translation>
    </message>
</context>
<context>
    <name>DayPicker</name>
    <message>
        <source>%1年%2月</source>
        <translation>%1-%2</translation>
    </message>
    <message>
        <source>前十年</source>
        <translation>−10 years</translation>
    </message>
    <message>
        <source>前一年</source>
        <translation>−1 year</translation>
    </message>
    <message>
        <source>上月</source>
        <translation>Month before</translation>
    </message>
    <message>
        <source>下月</source>
        <translation>Month after</translation>
    </message>
    <message>
        <source>后一年</source>
        <translation>+1 year</translation>
    </message>
    <message>
        <source>后十年</source>
        <translation>+10 years</translation>
    </message>
    <message>
        <source>一</source>
        <translation>Mon</translation>
    </message>
    <message>
        <source>二</source>
        <translation>Tue</translation>
    </message>
    <message>
        <source>三</source>
        <translation>Wed</translation>
    </message>
    <message>
        <source>四</source>
        <translation>Thu</translation>
    </message>
    <message>
        <source>五</source>
        <translation>Fri</translation>
    </message>
    <message>
        <source>六</source>
        <translation>Sat</translation>
    </message>
    <message>
        <source>日</source>
        <translation>Sun</translation>
    </message>
</context>
<context>
    <name>DurabilityStrip</name>
    <message>
        <source>本机</source>
        <translation>Tablet</translation>
    </message>
    <message>
        <source>乡镇</source>
        <translation>Township</translation>
    </message>
    <message>
        <source>已备份</source>
        <translation>Backed up</translation>
    </message>
</context>
<context>
    <name>Figure</name>
    <message>
        <source>不知道</source>
        <translation>Not known</translation>
    </message>
</context>
<context>
    <name>InkPad</name>
    <message>
        <source>撤一笔</source>
        <translation>Undo stroke</translation>
    </message>
    <message>
        <source>重签</source>
        <translation>Start again</translation>
    </message>
    <message>
        <source>还没写字</source>
        <translation>Nothing written yet</translation>
    </message>
</context>
<context>
    <name>Keypad</name>
    <message>
        <source>元</source>
        <translation>yuan</translation>
    </message>
    <message>
        <source>没有，填⁠0</source>
        <translation>None: 0</translation>
    </message>
    <message>
        <source>估算</source>
        <translation>Estimate</translation>
    </message>
    <message>
        <source>实数</source>
        <translation>Exact</translation>
    </message>
    <message>
        <source>退一格</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>不知道</source>
        <translation>Not known</translation>
    </message>
    <message>
        <source>亏了</source>
        <translation>A loss</translation>
    </message>
</context>
<context>
    <name>LastYearField</name>
    <message>
        <source>没变</source>
        <translation>Unchanged</translation>
    </message>
    <message>
        <source>变了</source>
        <translation>Changed</translation>
    </message>
</context>
<context>
    <name>ListStates</name>
    <message>
        <source>正在取名册…</source>
        <translation>Getting the list…</translation>
    </message>
    <message>
        <source>%1（代号 %2）。</source>
        <translation>%1 (code %2).</translation>
    </message>
</context>
<context>
    <name>NavEntry</name>
    <message>
        <source>有%1件</source>
        <translation>%1 waiting</translation>
    </message>
</context>
<context>
    <name>NavRail</name>
    <message>
        <source>入户</source>
        <translation>Ruhu</translation>
    </message>
    <message>
        <source>入
户</source>
        <translation>Ru
hu</translation>
    </message>
</context>
<context>
    <name>NumberField</name>
    <message>
        <source>元</source>
        <translation>yuan</translation>
    </message>
    <message>
        <source>点此输入</source>
        <translation>Press to enter</translation>
    </message>
    <message>
        <source>不知道</source>
        <translation>Not known</translation>
    </message>
</context>
<context>
    <name>SealStamp</name>
    <message>
        <source>已签</source>
        <translation>已签</translation>
    </message>
</context>
<context>
    <name>SectionRail</name>
    <message>
        <source>先放下</source>
        <translation>Set aside</translation>
    </message>
</context>
<context>
    <name>Stepper</name>
    <message>
        <source>最多%1</source>
        <translation>At most %1</translation>
    </message>
    <message>
        <source>最少%1</source>
        <translation>At least %1</translation>
    </message>
    <message>
        <source>减一</source>
        <translation>One less</translation>
    </message>
    <message>
        <source>加一</source>
        <translation>One more</translation>
    </message>
</context>
<context>
    <name>TextFieldRow</name>
    <message>
        <source>写几个字</source>
        <translation>Write a few words</translation>
    </message>
    <message>
        <source>清空</source>
        <translation>Clear</translation>
    </message>
</context>
<context>
    <name>TopStrip</name>
    <message>
        <source>回去</source>
        <translation>Back</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>今天</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>昨天</source>
        <translation>Yesterday</translation>
    </message>
</context>
<context>
    <name>YesNoField</name>
    <message>
        <source>是</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>否</source>
        <translation>No</translation>
    </message>
</context>
</TS>
