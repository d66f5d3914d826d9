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
<context>
    <name>ReadBackPage</name>
    <message>
        <source>回去改</source>
        <translation>Back to correct</translation>
    </message>
    <message>
        <source>念给%1一家听</source>
        <translation>Read aloud to %1's family</translation>
    </message>
    <message>
        <source>字小</source>
        <translation>Smaller</translation>
    </message>
    <message>
        <source>字大</source>
        <translation>Larger</translation>
    </message>
    <message>
        <source>不对</source>
        <translation>Not so</translation>
    </message>
    <message>
        <source>听清楚了吗？哪一句不对，就说哪一句。</source>
        <translation>Did you hear it all? Say which sentence is not so.</translation>
    </message>
    <message>
        <source>刚才没存上，请再按一次（%1）</source>
        <translation>Not saved yet; please press again (%1)</translation>
    </message>
    <message>
        <source>再念一遍</source>
        <translation>Read again</translation>
    </message>
    <message>
        <source>念下一句</source>
        <translation>Next sentence</translation>
    </message>
    <message>
        <source>听清了，去签字</source>
        <translation>Heard; on to signing</translation>
    </message>
</context>
<context>
    <name>SealedDocument</name>
    <message>
        <source>入户信息排查表</source>
        <translation>Household visit form</translation>
    </message>
    <message>
        <source>内容和校验码对不上，请报乡镇核对</source>
        <translation>The content does not match the check code; tell the township</translation>
    </message>
    <message>
        <source>校验码</source>
        <translation>Check code</translation>
    </message>
</context>
<context>
    <name>SealedPage</name>
    <message>
        <source>去下一户：%1</source>
        <translation>Next household: %1</translation>
    </message>
    <message>
        <source>回到农户</source>
        <translation>Back to the household</translation>
    </message>
    <message>
        <source>另立第%1版？</source>
        <translation>Begin version %1?</translation>
    </message>
    <message>
        <source>第%1版会一直留着，谁也改不了。新的一版要重新念、重新签；签好以前，还是第%1版算数。</source>
        <translation>Version %1 stays; nobody can change it. The new one must be read and signed again; until then version %1 counts.</translation>
    </message>
    <message>
        <source>另立第%1版</source>
        <translation>Begin version %1</translation>
    </message>
</context>
<context>
    <name>SealedSide</name>
    <message>
        <source>本机</source>
        <translation>Tablet</translation>
    </message>
    <message>
        <source>乡镇</source>
        <translation>Township</translation>
    </message>
    <message>
        <source>已收到</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>还没收到</source>
        <translation>Not received yet</translation>
    </message>
    <message>
        <source>备份</source>
        <translation>Backup</translation>
    </message>
    <message>
        <source>已备份</source>
        <translation>Backed up</translation>
    </message>
    <message>
        <source>等下一次备份</source>
        <translation>Waits for the next backup</translation>
    </message>
    <message>
        <source>乡镇收到后自动备份</source>
        <translation>Made once the township has it</translation>
    </message>
    <message>
        <source>第%1版已签，第%2版还没签</source>
        <translation>Version %1 signed, version %2 not yet</translation>
    </message>
    <message>
        <source>已签，已封存</source>
        <translation>Signed and sealed</translation>
    </message>
    <message>
        <source>%1个签名齐全</source>
        <translation>All %1 signatures</translation>
    </message>
    <message>
        <source>接着填第%1版</source>
        <translation>Go on with version %1</translation>
    </message>
    <message>
        <source>要更正，另立第%1版</source>
        <translation>Correct it: begin version %1</translation>
    </message>
    <message>
        <source>第%1版会一直留着，谁也改不了。</source>
        <translation>Version %1 stays; nobody can change it.</translation>
    </message>
</context>
<context>
    <name>SignatureAgent</name>
    <message>
        <source>谁来代签</source>
        <translation>Who signs for the head</translation>
    </message>
    <message>
        <source>别人</source>
        <translation>Somebody else</translation>
    </message>
    <message>
        <source>代签人的名字</source>
        <translation>Name of who signs</translation>
    </message>
    <message>
        <source>户主电话里同意了</source>
        <translation>The head agreed by phone</translation>
    </message>
    <message>
        <source>核查人员自己不能代签</source>
        <translation>A reviewer cannot sign for the household</translation>
    </message>
</context>
<context>
    <name>SignaturePage</name>
    <message>
        <source>户</source>
        <translation>household</translation>
    </message>
    <message>
        <source>谁签</source>
        <translation>Who signs</translation>
    </message>
    <message>
        <source>都签完，内容就封存。以后要改，另立一版，重新签。</source>
        <translation>When all have signed, the content is sealed. To change it later, begin a new version and sign again.</translation>
    </message>
    <message>
        <source>手写</source>
        <translation>By hand</translation>
    </message>
    <message>
        <source>代签</source>
        <translation>For the head</translation>
    </message>
    <message>
        <source>请%1写在这里</source>
        <translation>%1, please write here</translation>
    </message>
    <message>
        <source>撤一笔</source>
        <translation>Undo stroke</translation>
    </message>
    <message>
        <source>重签</source>
        <translation>Write again</translation>
    </message>
    <message>
        <source>人不在，改天补</source>
        <translation>Away: sign later</translation>
    </message>
    <message>
        <source>签好了，封存</source>
        <translation>Signed: seal it</translation>
    </message>
    <message>
        <source>签好了，下一位</source>
        <translation>Signed: next person</translation>
    </message>
    <message>
        <source>还没签</source>
        <translation>Not signed yet</translation>
    </message>
    <message>
        <source>太短了，请写全名</source>
        <translation>Too short: please write the full name</translation>
    </message>
    <message>
        <source>内容变了，要补齐、重念一遍才能签</source>
        <translation>The content has changed: complete it and read it again before signing</translation>
    </message>
    <message>
        <source>内容和刚才签的不一样了，请从头再签</source>
        <translation>The content is not what was signed: please sign from the start</translation>
    </message>
    <message>
        <source>这位没派到这个村，请乡镇先派任务</source>
        <translation>Not assigned to this village: ask the township first</translation>
    </message>
    <message>
        <source>核查人员自己不能代签</source>
        <translation>A reviewer cannot sign for the household</translation>
    </message>
    <message>
        <source>笔迹还在本机，刚才没存上，请再按一次（%1）</source>
        <translation>The ink is on this tablet but not saved yet; please press again (%1)</translation>
    </message>
</context>
<context>
    <name>SignerEntry</name>
    <message>
        <source>等着签</source>
        <translation>Waits</translation>
    </message>
</context>
<context>
    <name>VisitChoice</name>
    <message>
        <source>其他</source>
        <translation>Other</translation>
    </message>
    <message>
        <source>去年是%1</source>
        <translation>Last year: %1</translation>
    </message>
</context>
<context>
    <name>VisitFigure</name>
    <message>
        <source>元</source>
        <translation>yuan</translation>
    </message>
</context>
<context>
    <name>VisitForm</name>
    <message>
        <source>户</source>
        <translation>household</translation>
    </message>
    <message>
        <source>已保存 %1</source>
        <translation>Saved %1</translation>
    </message>
    <message>
        <source>刚才填的还没存上，先别关，再存一次（%1）</source>
        <translation>What you entered is not saved yet: keep it open and save again (%1)</translation>
    </message>
    <message>
        <source>再存一次</source>
        <translation>Save again</translation>
    </message>
    <message>
        <source>人均</source>
        <translation>A person</translation>
    </message>
    <message>
        <source>元</source>
        <translation>yuan</translation>
    </message>
    <message>
        <source>待核%1条，还差%2处</source>
        <translation>%1 to check, %2 missing</translation>
    </message>
    <message>
        <source>还差%1处</source>
        <translation>%1 missing</translation>
    </message>
</context>
<context>
    <name>VisitKeypad</name>
    <message>
        <source>去年%1%2</source>
        <translation>Last year %1 %2</translation>
    </message>
    <message>
        <source>收起</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>下一项</source>
        <translation>Next figure</translation>
    </message>
</context>
<context>
    <name>VisitMembers</name>
    <message>
        <source>打通了吗</source>
        <translation>Did they answer</translation>
    </message>
    <message>
        <source>接通，本人</source>
        <translation>Answered in person</translation>
    </message>
    <message>
        <source>没人接</source>
        <translation>No answer</translation>
    </message>
    <message>
        <source>停机空号</source>
        <translation>Dead number</translation>
    </message>
    <message>
        <source>过会儿再打</source>
        <translation>Call back later</translation>
    </message>
</context>
<context>
    <name>VisitMissing</name>
    <message>
        <source>还差%1处</source>
        <translation>%1 missing</translation>
    </message>
    <message>
        <source>都填齐了</source>
        <translation>All filled in</translation>
    </message>
    <message>
        <source>点一行就到那一题；都齐了才能签</source>
        <translation>Press a line to go to its question; sign when all is there</translation>
    </message>
    <message>
        <source>念给这家人听，就可以签字</source>
        <translation>Read it to the family, then sign</translation>
    </message>
</context>
<context>
    <name>VisitPerson</name>
    <message>
        <source>别人</source>
        <translation>Somebody else</translation>
    </message>
    <message>
        <source>写上名字</source>
        <translation>Write the name</translation>
    </message>
</context>
<context>
    <name>VisitQuestion</name>
    <message>
        <source>去年填的，请再问一遍</source>
        <translation>Last year's: please ask again</translation>
    </message>
    <message>
        <source>去年%1</source>
        <translation>Last year %1</translation>
    </message>
    <message>
        <source>去年答%1</source>
        <translation>Last year: %1</translation>
    </message>
    <message>
        <source>元</source>
        <translation>yuan</translation>
    </message>
</context>
<context>
    <name>VisitResult</name>
    <message>
        <source>人均纯收入</source>
        <translation>Net income a person</translation>
    </message>
    <message>
        <source>人均纯收入（算到现在）</source>
        <translation>Net income a person (so far)</translation>
    </message>
    <message>
        <source>元</source>
        <translation>yuan</translation>
    </message>
    <message>
        <source>请当面核对</source>
        <translation>Check face to face</translation>
    </message>
    <message>
        <source>%1条</source>
        <translation>%1</translation>
    </message>
    <message>
        <source>没有要特别核对的</source>
        <translation>Nothing special to check</translation>
    </message>
    <message>
        <source>收入问齐了再看</source>
        <translation>When the income is complete</translation>
    </message>
    <message>
        <source>还差%1处</source>
        <translation>%1 missing</translation>
    </message>
    <message>
        <source>都填齐了</source>
        <translation>All filled in</translation>
    </message>
</context>
<context>
    <name>VisitRisk</name>
    <message>
        <source>属实</source>
        <translation>True</translation>
    </message>
    <message>
        <source>不属实</source>
        <translation>Not so</translation>
    </message>
    <message>
        <source>说不清</source>
        <translation>Not clear</translation>
    </message>
    <message>
        <source>写一句怎么看</source>
        <translation>Say in a sentence why</translation>
    </message>
</context>
<context>
    <name>VisitRows</name>
    <message>
        <source>宣读</source>
        <translation>Read back</translation>
    </message>
    <message>
        <source>签字</source>
        <translation>Sign</translation>
    </message>
    <message>
        <source>待核</source>
        <translation>To check</translation>
    </message>
    <message>
        <source>填到%1</source>
        <translation>%1 filled</translation>
    </message>
    <message>
        <source>%1岁</source>
        <translation>aged %1</translation>
    </message>
    <message>
        <source>是</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>否</source>
        <translation>No</translation>
    </message>
    <message>
        <source>，还没写怎么看</source>
        <translation>, no reason yet</translation>
    </message>
    <message>
        <source>收入线 %1</source>
        <translation>Line %1</translation>
    </message>
    <message>
        <source>低于收入线%1元</source>
        <translation>Below the line by %1 yuan</translation>
    </message>
    <message>
        <source>高于收入线%1元</source>
        <translation>Above the line by %1 yuan</translation>
    </message>
    <message>
        <source>去年%1元，少%2元</source>
        <translation>Last year %1 yuan, %2 less</translation>
    </message>
    <message>
        <source>去年%1元，多%2元</source>
        <translation>Last year %1 yuan, %2 more</translation>
    </message>
    <message>
        <source>没有计入收入的人，算不出人均</source>
        <translation>Nobody counts for the income: it cannot be computed</translation>
    </message>
</context>
<context>
    <name>VisitSectionPicker</name>
    <message>
        <source>还差什么</source>
        <translation>What is missing</translation>
    </message>
    <message>
        <source>收起</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>VisitSumLine</name>
    <message>
        <source>工资</source>
        <translation>Wages</translation>
    </message>
    <message>
        <source>经营</source>
        <translation>Business</translation>
    </message>
    <message>
        <source>财产</source>
        <translation>Property</translation>
    </message>
    <message>
        <source>转移</source>
        <translation>Transfers</translation>
    </message>
    <message>
        <source>全家</source>
        <translation>Household</translation>
    </message>
    <message>
        <source>%1元 ÷ %2人 ＝ 人均</source>
        <translation>%1 yuan ÷ %2 persons =</translation>
    </message>
    <message>
        <source>元</source>
        <translation>yuan</translation>
    </message>
</context>
<context>
    <name>VisitTable</name>
    <message>
        <source>%1，全家</source>
        <translation>%1, whole household</translation>
    </message>
    <message>
        <source>项目</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>去年</source>
        <translation>Last year</translation>
    </message>
    <message>
        <source>今年（元）</source>
        <translation>This year (yuan)</translation>
    </message>
</context>
<context>
    <name>VisitTableRow</name>
    <message>
        <source>其余没有，填⁠0</source>
        <translation>No others: 0</translation>
    </message>
    <message>
        <source>不知道</source>
        <translation>Not known</translation>
    </message>
    <message>
        <source>点此输入</source>
        <translation>Press to enter</translation>
    </message>
    <message>
        <source>估算</source>
        <translation>Estimate</translation>
    </message>
    <message>
        <source>实数</source>
        <translation>Exact</translation>
    </message>
</context>
<context>
    <name>ruhu::viewmodels::SealedViewModel</name>
    <message>
        <source>一</source>
        <translation>1</translation>
    </message>
    <message>
        <source>二</source>
        <translation>2</translation>
    </message>
    <message>
        <source>三</source>
        <translation>3</translation>
    </message>
    <message>
        <source>四</source>
        <translation>4</translation>
    </message>
    <message>
        <source>五</source>
        <translation>5</translation>
    </message>
    <message>
        <source>六</source>
        <translation>6</translation>
    </message>
    <message>
        <source>核查人员%1</source>
        <translation>Reviewer %1</translation>
    </message>
    <message>
        <source>户主代签（%1）</source>
        <translation>For the head (%1)</translation>
    </message>
    <message>
        <source>户主</source>
        <translation>Head</translation>
    </message>
    <message>
        <source>%1户</source>
        <translation>Household of %1</translation>
    </message>
    <message>
        <source>第%1版</source>
        <translation>Version %1</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1人，已全部核实（%2）</source>
        <translation>%1 persons, all verified (%2)</translation>
    </message>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
    <message>
        <source>没有计入收入的人</source>
        <translation>Nobody counts for the income</translation>
    </message>
    <message>
        <source>%1，低于收入线%2</source>
        <translation>%1, below the line of %2</translation>
    </message>
    <message>
        <source>%1，高于收入线%2</source>
        <translation>%1, above the line of %2</translation>
    </message>
    <message>
        <source>义务教育</source>
        <translation>Compulsory education</translation>
    </message>
    <message>
        <source>基本医疗</source>
        <translation>Basic medical care</translation>
    </message>
    <message>
        <source>住房安全</source>
        <translation>Safe housing</translation>
    </message>
    <message>
        <source>饮水安全</source>
        <translation>Safe water</translation>
    </message>
    <message>
        <source>义务教育、基本医疗、住房、饮水都有保障</source>
        <translation>Education, medical care, house and water are all assured</translation>
    </message>
    <message>
        <source>%1有问题</source>
        <translation>Not assured: %1</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>家庭成员</source>
        <translation>Members</translation>
    </message>
    <message>
        <source>人均纯收入</source>
        <translation>Net income a person</translation>
    </message>
    <message>
        <source>三保障与饮水</source>
        <translation>Assurances and water</translation>
    </message>
    <message>
        <source>需要留意</source>
        <translation>To keep in mind</translation>
    </message>
    <message>
        <source>没有</source>
        <translation>None</translation>
    </message>
    <message>
        <source>帮扶需求</source>
        <translation>Needs</translation>
    </message>
    <message>
        <source>：</source>
        <translation>: </translation>
    </message>
    <message>
        <source>核查结论</source>
        <translation>Conclusion</translation>
    </message>
    <message>
        <source>本机</source>
        <translation>Tablet</translation>
    </message>
    <message>
        <source>%1 %2 封存，%3。改一个字，校验码就对不上。</source>
        <translation>Sealed on %1 at %2, %3. One changed letter, and the check code no longer matches.</translation>
    </message>
    <message>
        <source>已存 %1</source>
        <translation>Saved %1</translation>
    </message>
</context>
<context>
    <name>ruhu::viewmodels::SignatureViewModel</name>
    <message>
        <source>一</source>
        <translation>1</translation>
    </message>
    <message>
        <source>二</source>
        <translation>2</translation>
    </message>
    <message>
        <source>三</source>
        <translation>3</translation>
    </message>
    <message>
        <source>四</source>
        <translation>4</translation>
    </message>
    <message>
        <source>五</source>
        <translation>5</translation>
    </message>
    <message>
        <source>六</source>
        <translation>6</translation>
    </message>
    <message>
        <source>核查人员%1</source>
        <translation>Reviewer %1</translation>
    </message>
    <message>
        <source>户主代签</source>
        <translation>For the head</translation>
    </message>
    <message>
        <source>户主</source>
        <translation>Head</translation>
    </message>
    <message>
        <source>请代签</source>
        <translation>Please sign for the head</translation>
    </message>
    <message>
        <source>请签字</source>
        <translation>Please sign</translation>
    </message>
    <message>
        <source>%1，%2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>户主电话里同意了，%1</source>
        <translation>The head agreed by phone, %1</translation>
    </message>
    <message>
        <source>先选谁来代签</source>
        <translation>First choose who signs</translation>
    </message>
    <message>
        <source>先问户主同不同意</source>
        <translation>First ask whether the head agrees</translation>
    </message>
    <message>
        <source>以上内容是我们入户核查的，属实。</source>
        <translation>We verified the above at the door; it is true.</translation>
    </message>
    <message>
        <source>替%1听过，属实，代签。</source>
        <translation>I heard it for %1; it is true; I sign for the head.</translation>
    </message>
    <message>
        <source>以上内容已念给我听，属实。</source>
        <translation>The above was read to me and is true.</translation>
    </message>
    <message>
        <source>%1年%2月%3日</source>
        <translation>%1-%2-%3</translation>
    </message>
    <message>
        <source>核查人员签名</source>
        <translation>Reviewer's signature</translation>
    </message>
    <message>
        <source>代签人签名</source>
        <translation>Signature for the head</translation>
    </message>
    <message>
        <source>户主签名</source>
        <translation>Signature of the head</translation>
    </message>
    <message>
        <source>校验码 %1 …</source>
        <translation>Check code %1 …</translation>
    </message>
</context>
<context>
    <name>ruhu::viewmodels::VisitViewModel</name>
    <message>
        <source>%1 接通，本人</source>
        <translation>%1 answered in person</translation>
    </message>
    <message>
        <source>联系了%1次，最近%2</source>
        <translation>Tried %1 times, last %2</translation>
    </message>
    <message>
        <source>%1年%2月至%3年%4月</source>
        <translation>%1-%2 to %3-%4</translation>
    </message>
    <message>
        <source>下一位：%1</source>
        <translation>Next: %1</translation>
    </message>
    <message>
        <source>补下一处：%1</source>
        <translation>Fill next: %1</translation>
    </message>
    <message>
        <source>去签字</source>
        <translation>On to signing</translation>
    </message>
    <message>
        <source>去宣读</source>
        <translation>On to reading back</translation>
    </message>
    <message>
        <source>下一节：%1</source>
        <translation>Next: %1</translation>
    </message>
    <message>
        <source>看还差什么</source>
        <translation>See what is missing</translation>
    </message>
</context>
</TS>
