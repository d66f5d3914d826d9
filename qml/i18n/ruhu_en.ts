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
    <name>CarryOutcome</name>
    <message>
        <source>收条取回来了：上次带走的，乡镇收到了</source>
        <translation>The receipt is here: the township has what you sent last time</translation>
    </message>
    <message>
        <source>%1处改动、%2份签名和照片，%3</source>
        <translation>%1 changes, %2 signatures and photos, %3</translation>
    </message>
    <message>
        <source>%1处改动，%2</source>
        <translation>%1 changes, %2</translation>
    </message>
    <message>
        <source>照片太多，这次没带完；收条回来后再带一次</source>
        <translation>Too many photos for one trip; send again once the receipt is back</translation>
    </message>
    <message>
        <source>没有要带的了，乡镇都有收条</source>
        <translation>Nothing left to send; the township has given receipts for everything</translation>
    </message>
</context>
<context>
    <name>CarryPage</name>
    <message>
        <source>回去</source>
        <translation>Back</translation>
    </message>
</context>
<context>
    <name>ChangeComes</name>
    <message>
        <source>名字</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>身份证号</source>
        <translation>ID number</translation>
    </message>
    <message>
        <source>还没有就空着</source>
        <translation>Leave empty if there is none yet</translation>
    </message>
    <message>
        <source>这户已有：</source>
        <translation>Already in this household: </translation>
    </message>
    <message>
        <source>身份证号一样：</source>
        <translation>Same ID number: </translation>
    </message>
    <message>
        <source>名字、生日一样：</source>
        <translation>Same name and birthday: </translation>
    </message>
    <message>
        <source>。在别的村，请乡镇转户</source>
        <translation>. In another village: ask the township to move them</translation>
    </message>
    <message>
        <source>先选与户主的关系</source>
        <translation>Choose the relation to the head</translation>
    </message>
    <message>
        <source>就是这个人，转到这户</source>
        <translation>It is this person: move them here</translation>
    </message>
    <message>
        <source>出生日期</source>
        <translation>Birth date</translation>
    </message>
    <message>
        <source>性别</source>
        <translation>Gender</translation>
    </message>
    <message>
        <source>男</source>
        <translation>Male</translation>
    </message>
    <message>
        <source>女</source>
        <translation>Female</translation>
    </message>
    <message>
        <source>是户主的什么人</source>
        <translation>Relation to the head</translation>
    </message>
</context>
<context>
    <name>ChangeGoes</name>
    <message>
        <source>是谁</source>
        <translation>Who is it</translation>
    </message>
    <message>
        <source>哪一天</source>
        <translation>On which day</translation>
    </message>
    <message>
        <source>新户主是谁</source>
        <translation>Who is the head now</translation>
    </message>
    <message>
        <source>新户主由乡镇核定；两边填得不一样会进待办。</source>
        <translation>The township confirms the new head; two different answers come to the inbox.</translation>
    </message>
</context>
<context>
    <name>ChangePage</name>
    <message>
        <source>回去</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>家里有变动</source>
        <translation>Changes in the household</translation>
    </message>
    <message>
        <source>%1户</source>
        <translation>%1, %2 {1户?}</translation>
    </message>
    <message>
        <source>来了人</source>
        <translation>Somebody came</translation>
    </message>
    <message>
        <source>出生</source>
        <translation>Born</translation>
    </message>
    <message>
        <source>婚入</source>
        <translation>Married in</translation>
    </message>
    <message>
        <source>迁入</source>
        <translation>Moved in</translation>
    </message>
    <message>
        <source>回归</source>
        <translation>Returned</translation>
    </message>
    <message>
        <source>走了人</source>
        <translation>Somebody left</translation>
    </message>
    <message>
        <source>死亡</source>
        <translation>Died</translation>
    </message>
    <message>
        <source>婚出</source>
        <translation>Married out</translation>
    </message>
    <message>
        <source>分户</source>
        <translation>Split off</translation>
    </message>
    <message>
        <source>迁出</source>
        <translation>Moved out</translation>
    </message>
    <message>
        <source>这个人在别的村，请乡镇转户</source>
        <translation>This person is of another village: ask the township to move them</translation>
    </message>
    <message>
        <source>没记上，请再按一次（%1）</source>
        <translation>Not saved; press again (%1)</translation>
    </message>
    <message>
        <source>加到这户</source>
        <translation>Add to this household</translation>
    </message>
    <message>
        <source>记下，人不删</source>
        <translation>Note it; the record stays</translation>
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
    <name>ColleaguePage</name>
    <message>
        <source>帮同事捎</source>
        <translation>Carry for a colleague</translation>
    </message>
    <message>
        <source>交给同事了</source>
        <translation>Handed to your colleague</translation>
    </message>
    <message>
        <source>请同事捎去乡镇</source>
        <translation>Send with a colleague</translation>
    </message>
    <message>
        <source>同事的东西是封好的，您看不到，也改不了。下次同步时自动交给乡镇。</source>
        <translation>Your colleague&apos;s work is sealed: you can neither read nor change it. It goes to the township with your next sync.</translation>
    </message>
    <message>
        <source>本机的一份还在，收条回来才算送到。</source>
        <translation>The copy on this tablet stays; it counts as delivered when the receipt is back.</translation>
    </message>
    <message>
        <source>东西封好了交过去，同事看不到，也改不了。</source>
        <translation>Your work is sealed before it goes over; your colleague can neither read nor change it.</translation>
    </message>
    <message>
        <source>请同事捎</source>
        <translation>Send mine</translation>
    </message>
    <message>
        <source>我来捎</source>
        <translation>I carry</translation>
    </message>
    <message>
        <source>在同事的平板上了</source>
        <translation>on your colleague&apos;s tablet</translation>
    </message>
    <message>
        <source>同事从乡镇回来后，再连一次、再点一次，取收条</source>
        <translation>When your colleague is back from the township, connect and press once more to take the receipt</translation>
    </message>
    <message>
        <source>请同事点“同步”“帮同事捎”“我来捎”“开始收”</source>
        <translation>Ask your colleague to press “Sync”, “Carry for a colleague”, “I carry”, “Start receiving”</translation>
    </message>
    <message>
        <source>连上他的热点，或者两台连同一个无线网</source>
        <translation>Join the colleague&apos;s hotspot, or put both tablets on the same Wi-Fi</translation>
    </message>
    <message>
        <source>同事平板上显示的号码</source>
        <translation>Number shown on the colleague&apos;s tablet</translation>
    </message>
    <message>
        <source>例如 192.168.43.1</source>
        <translation>for example 192.168.43.1</translation>
    </message>
    <message>
        <source>号码是四段数字，照着同事的平板写</source>
        <translation>The number has four parts; copy it from the colleague&apos;s tablet</translation>
    </message>
    <message>
        <source>打开本机的热点，或者两台连同一个无线网</source>
        <translation>Turn on this tablet&apos;s hotspot, or put both tablets on the same Wi-Fi</translation>
    </message>
    <message>
        <source>还没连网：打开热点，或者连上无线网</source>
        <translation>No network yet: turn on the hotspot or join a Wi-Fi</translation>
    </message>
    <message>
        <source>正在收，本机的号码是 %1</source>
        <translation>Receiving; this tablet&apos;s number is %1</translation>
    </message>
    <message>
        <source>捎着同事的%1份，下次同步时自动交给乡镇</source>
        <translation>Carrying %1 for colleagues; they go to the township with the next sync</translation>
    </message>
    <message>
        <source>现在没有捎着的</source>
        <translation>Carrying nothing now</translation>
    </message>
    <message>
        <source>正在交</source>
        <translation>Handing over</translation>
    </message>
    <message>
        <source>先连上同事的热点，或者写上号码</source>
        <translation>Join the colleague&apos;s hotspot first, or write the number</translation>
    </message>
    <message>
        <source>交给同事</source>
        <translation>Hand over</translation>
    </message>
    <message>
        <source>不收了</source>
        <translation>Stop receiving</translation>
    </message>
    <message>
        <source>开始收</source>
        <translation>Start receiving</translation>
    </message>
    <message>
        <source>好，回去接着入户</source>
        <translation>Back to the visits</translation>
    </message>
    <message>
        <source>没找到同事的平板。东西都在本机；请他点了“开始收”，照他屏幕上的号码写，再点一次。</source>
        <translation>The colleague&apos;s tablet was not found. Everything is on this tablet; ask for “Start receiving”, write the number on that screen and press again.</translation>
    </message>
    <message>
        <source>同事的平板捎满了。东西都在本机；请他先去乡镇交一次。</source>
        <translation>The colleague&apos;s tablet carries as much as it can. Everything is on this tablet; it must be handed in at the township first.</translation>
    </message>
    <message>
        <source>同事的平板存满了。东西都在本机。</source>
        <translation>The colleague&apos;s tablet is full. Everything is on this tablet.</translation>
    </message>
    <message>
        <source>这台平板还没和乡镇同步过，不能请人捎。东西都在本机；先连乡镇的网络同步一次。</source>
        <translation>This tablet has never synced with the township, so nobody can carry for it yet. Everything is on this tablet; sync once on the township&apos;s network first.</translation>
    </message>
    <message>
        <source>没开成：别的程序占着。关掉程序再开一次。</source>
        <translation>Could not start: another program is in the way. Close this program and open it again.</translation>
    </message>
    <message>
        <source>没交成（代号 %1），东西都在本机。</source>
        <translation>Not handed over (code %1); everything is on this tablet.</translation>
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
    <name>EnrolPage</name>
    <message>
        <source>入户</source>
        <translation>Ruhu</translation>
    </message>
    <message>
        <source>乡镇地址</source>
        <translation>Township address</translation>
    </message>
    <message>
        <source>例如 192.168.1.10</source>
        <translation>for example 192.168.1.10</translation>
    </message>
    <message>
        <source>登记码</source>
        <translation>Enrolment code</translation>
    </message>
    <message>
        <source>例如 K7QM-3WXA-9HTC</source>
        <translation>for example K7QM-3WXA-9HTC</translation>
    </message>
    <message>
        <source>请办事员再给一个。</source>
        <translation>Ask the clerk for another one.</translation>
    </message>
    <message>
        <source>看看无线网连上没有、地址对不对，再点一次。</source>
        <translation>Check the Wi-Fi and the address, then press again.</translation>
    </message>
    <message>
        <source>请找乡镇办事员（代号 %1）。</source>
        <translation>Ask the township&apos;s clerk (code %1).</translation>
    </message>
    <message>
        <source>正在登记</source>
        <translation>Enrolling</translation>
    </message>
    <message>
        <source>登记这台平板</source>
        <translation>Enrol this tablet</translation>
    </message>
    <message>
        <source>正在找乡镇的电脑，最多一分钟。</source>
        <translation>Looking for the township&apos;s computer: a minute at most.</translation>
    </message>
    <message>
        <source>第一次使用，先登记这台平板。地址和登记码由乡镇办事员给。</source>
        <translation>First use: enrol this tablet. The township&apos;s clerk gives you address and code.</translation>
    </message>
    <message>
        <source>先不登记</source>
        <translation>Not now</translation>
    </message>
    <message>
        <source>重新登记</source>
        <translation>Enrol again</translation>
    </message>
    <message>
        <source>填的都在本机，一处不丢。请办事员给一个新的登记码，写在下面。</source>
        <translation>Everything you filled in is on this tablet, nothing is lost. Ask the clerk for a new enrolment code and write it below.</translation>
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
    <name>FirstSyncPage</name>
    <message>
        <source>没取成，登记还算数</source>
        <translation>Not fetched; the enrolment holds</translation>
    </message>
    <message>
        <source>正在取名册</source>
        <translation>Fetching the list</translation>
    </message>
    <message>
        <source>看看无线网连上没有，再试一次。</source>
        <translation>Check the Wi-Fi, then try again.</translation>
    </message>
    <message>
        <source>请找乡镇办事员（代号 %1）。</source>
        <translation>Ask the township&apos;s clerk (code %1).</translation>
    </message>
    <message>
        <source>从%1取人员名单和本村名册，取完就能用。</source>
        <translation>Fetching people and households from %1. Ready when that is done.</translation>
    </message>
    <message>
        <source>取到%1处，共%2处</source>
        <translation>%1 of %2 fetched</translation>
    </message>
    <message>
        <source>再试一次</source>
        <translation>Try again</translation>
    </message>
</context>
<context>
    <name>FollowUpPage</name>
    <message>
        <source>回访</source>
        <translation>Follow-up</translation>
    </message>
    <message>
        <source>还有%1人没联系上</source>
        <translation>%1 not reached yet</translation>
    </message>
    <message>
        <source>没有要回访的人</source>
        <translation>Nobody to follow up</translation>
    </message>
    <message>
        <source>入户时不在家、还没核实的人，和等回家补签的户，会在这里。</source>
        <translation>Here are members who were away and are not verified yet, and households that sign when they are back.</translation>
    </message>
</context>
<context>
    <name>FollowUpPerson</name>
    <message>
        <source>回到名单</source>
        <translation>Back to the list</translation>
    </message>
    <message>
        <source>没有电话号码</source>
        <translation>No phone number</translation>
    </message>
    <message>
        <source>显示</source>
        <translation>Show</translation>
    </message>
    <message>
        <source>拨打电话</source>
        <translation>Call</translation>
    </message>
    <message>
        <source>微信视频</source>
        <translation>WeChat video</translation>
    </message>
    <message>
        <source>用自己的手机拨这个号，打完回到这里点一下。</source>
        <translation>Dial it on your own phone, then come back and say what came of it.</translation>
    </message>
    <message>
        <source>用自己的微信找这个号，打完回到这里点一下。</source>
        <translation>Find the number in your own WeChat, then come back and say what came of it.</translation>
    </message>
    <message>
        <source>等回家补签，最迟 %1</source>
        <translation>Signs when back, by %1</translation>
    </message>
    <message>
        <source>去补签</source>
        <translation>Sign</translation>
    </message>
    <message>
        <source>打过几次</source>
        <translation>Calls so far</translation>
    </message>
    <message>
        <source>方便的时间：%1</source>
        <translation>Best time: %1</translation>
    </message>
    <message>
        <source>还没打过。</source>
        <translation>No call yet.</translation>
    </message>
</context>
<context>
    <name>FollowUpResult</name>
    <message>
        <source>这次结果</source>
        <translation>What came of it</translation>
    </message>
    <message>
        <source>接通，已核实</source>
        <translation>Answered, verified</translation>
    </message>
    <message>
        <source>无人接听</source>
        <translation>No answer</translation>
    </message>
    <message>
        <source>停机空号</source>
        <translation>Dead number</translation>
    </message>
    <message>
        <source>不肯答</source>
        <translation>Would not answer</translation>
    </message>
    <message>
        <source>号码不对</source>
        <translation>Wrong number</translation>
    </message>
    <message>
        <source>约好再打</source>
        <translation>Call back later</translation>
    </message>
    <message>
        <source>记“未联系上”</source>
        <translation>Note “not reached”</translation>
    </message>
    <message>
        <source>谁接的</source>
        <translation>Who answered</translation>
    </message>
    <message>
        <source>核实了什么</source>
        <translation>What was confirmed</translation>
    </message>
    <message>
        <source>在哪里、做什么、挣多少</source>
        <translation>Where, what work, how much</translation>
    </message>
    <message>
        <source>告诉对方了，截图会留存</source>
        <translation>They know that a picture is kept</translation>
    </message>
    <message>
        <source>拍下通话页</source>
        <translation>Photograph the call</translation>
    </message>
    <message>
        <source>记下，已核实</source>
        <translation>Note it: verified</translation>
    </message>
    <message>
        <source>什么时候再打</source>
        <translation>When to call again</translation>
    </message>
    <message>
        <source>平时什么时候方便</source>
        <translation>When they can be reached</translation>
    </message>
    <message>
        <source>例如 午饭时接</source>
        <translation>for example at lunch</translation>
    </message>
    <message>
        <source>谁知道他的情况，怎么说的</source>
        <translation>Who knows about them, and what they say</translation>
    </message>
    <message>
        <source>例如 邻居贺振海：两年没回来</source>
        <translation>for example the neighbour: away for two years</translation>
    </message>
    <message>
        <source>要有人说明情况</source>
        <translation>Somebody has to say what is known</translation>
    </message>
    <message>
        <source>记下“未联系上”</source>
        <translation>Note “not reached”</translation>
    </message>
    <message>
        <source>刚才没记上，请再点一次（%1）</source>
        <translation>Not saved; press again (%1)</translation>
    </message>
    <message>
        <source>打完回到这里点一下。截图、录音要先告诉对方。</source>
        <translation>After the call, say here what came of it. Pictures and recordings: tell them first.</translation>
    </message>
</context>
<context>
    <name>HamletRow</name>
    <message>
        <source>未分自然村</source>
        <translation>No hamlet given</translation>
    </message>
    <message>
        <source>户</source>
        <translation>&#x2009;</translation>
    </message>
    <message>
        <source>%1，已签%2户，共%3户</source>
        <translation>%1: %2 signed of %3 households</translation>
    </message>
    <message>
        <source>%1户待补签</source>
        <translation>%1 to sign</translation>
    </message>
    <message>
        <source>剩%1户</source>
        <translation>%1 left</translation>
    </message>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
    <message>
        <source>看%1的农户</source>
        <translation>Households of %1</translation>
    </message>
</context>
<context>
    <name>HomePage</name>
    <message>
        <source>已签</source>
        <translation>Signed</translation>
    </message>
    <message>
        <source>户</source>
        <translation>households</translation>
    </message>
    <message>
        <source>看各自然村</source>
        <translation>By hamlet</translation>
    </message>
    <message>
        <source>看全乡、换村</source>
        <translation>All villages</translation>
    </message>
    <message>
        <source>入户截止 %1</source>
        <translation>Visits end %1</translation>
    </message>
    <message>
        <source>还没有名册</source>
        <translation>No list yet</translation>
    </message>
    <message>
        <source>连上乡镇的网络，点“同步”，名册就到这台平板上。</source>
        <translation>Connect to the township&apos;s network and press “Sync”: the list comes to this tablet.</translation>
    </message>
    <message>
        <source>去同步</source>
        <translation>Sync</translation>
    </message>
    <message>
        <source>填了一半</source>
        <translation>Half filled</translation>
    </message>
    <message>
        <source>待补签</source>
        <translation>To sign</translation>
    </message>
    <message>
        <source>下一户</source>
        <translation>Next household</translation>
    </message>
    <message>
        <source>未排查</source>
        <translation>Not visited</translation>
    </message>
    <message>
        <source>一格一户，按走访顺序</source>
        <translation>One cell a household, in visiting order</translation>
    </message>
    <message>
        <source>这个村全部签完了</source>
        <translation>Every household of this village has signed</translation>
    </message>
    <message>
        <source>还有%1户</source>
        <translation>%1 households left</translation>
    </message>
    <message>
        <source>还有%1户，入户截止日期已过</source>
        <translation>%1 households left; the last day for visits has passed</translation>
    </message>
    <message>
        <source>还有%1户、%2天，每天%3户可按时完成</source>
        <translation>%1 households and %2 days left: %3 a day to finish in time</translation>
    </message>
</context>
<context>
    <name>HouseholdBadges</name>
    <message>
        <source>今年未排查</source>
        <translation>Not visited this year</translation>
    </message>
    <message>
        <source>填了一半</source>
        <translation>Half filled</translation>
    </message>
    <message>
        <source>第%1版未签</source>
        <translation>Version %1 unsigned</translation>
    </message>
    <message>
        <source>待补签，最迟 %1</source>
        <translation>To sign by %1</translation>
    </message>
    <message>
        <source>待补签</source>
        <translation>To sign</translation>
    </message>
    <message>
        <source>已签 %1</source>
        <translation>Signed %1</translation>
    </message>
    <message>
        <source>只在本机</source>
        <translation>On this tablet only</translation>
    </message>
    <message>
        <source>不肯签，等乡镇认可</source>
        <translation>Will not sign: waits for the township</translation>
    </message>
    <message>
        <source>不肯签，乡镇已认可</source>
        <translation>Will not sign: accepted by the township</translation>
    </message>
</context>
<context>
    <name>HouseholdPage</name>
    <message>
        <source>回去</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>户</source>
        <translation>household</translation>
    </message>
    <message>
        <source>户编号 %1</source>
        <translation>Household No. %1</translation>
    </message>
    <message>
        <source>没有电话</source>
        <translation>No phone</translation>
    </message>
    <message>
        <source>电话 %1</source>
        <translation>Phone %1</translation>
    </message>
    <message>
        <source>显示</source>
        <translation>Show</translation>
    </message>
    <message>
        <source>打电话</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>要更正</source>
        <translation>Correct it</translation>
    </message>
    <message>
        <source>家庭成员</source>
        <translation>Members</translation>
    </message>
    <message>
        <source>户籍%1人，%2人不在家</source>
        <translation>%1 registered, %2 away</translation>
    </message>
    <message>
        <source>户籍%1人</source>
        <translation>%1 registered</translation>
    </message>
    <message>
        <source>历次排查</source>
        <translation>Past visits</translation>
    </message>
    <message>
        <source>名册上年人均%1</source>
        <translation>Last year in the list: %1 a person</translation>
    </message>
    <message>
        <source>上轮留下的话</source>
        <translation>Note of the last round</translation>
    </message>
    <message>
        <source>这户不在这台平板上</source>
        <translation>This household is not on this tablet</translation>
    </message>
    <message>
        <source>可能已经交给别的平板，或名册里没有了。</source>
        <translation>It may have gone to another tablet, or be no longer in the list.</translation>
    </message>
    <message>
        <source>家里有变动</source>
        <translation>Changes in the household</translation>
    </message>
    <message>
        <source>%1等%2人可能登记了两份</source>
        <translation>%1 and others (%2) may be recorded twice</translation>
    </message>
    <message>
        <source>%1可能登记了两份</source>
        <translation>%1 may be recorded twice</translation>
    </message>
    <message>
        <source>看一看</source>
        <translation>Have a look</translation>
    </message>
</context>
<context>
    <name>HouseholdPane</name>
    <message>
        <source>户</source>
        <translation>household</translation>
    </message>
    <message>
        <source>%1岁</source>
        <translation>aged %1</translation>
    </message>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
    <message>
        <source>去年人均%1</source>
        <translation>Last year %1 a person</translation>
    </message>
    <message>
        <source>签 %1</source>
        <translation>Signed %1</translation>
    </message>
    <message>
        <source>看全户</source>
        <translation>All details</translation>
    </message>
    <message>
        <source>打电话</source>
        <translation>Phone</translation>
    </message>
</context>
<context>
    <name>HouseholdRow</name>
    <message>
        <source>有%1</source>
        <translation>with %1</translation>
    </message>
    <message>
        <source>%1人</source>
        <translation>%1 persons</translation>
    </message>
    <message>
        <source>已签 %1</source>
        <translation>Signed %1</translation>
    </message>
    <message>
        <source>待补签</source>
        <translation>To sign</translation>
    </message>
    <message>
        <source>填了一半</source>
        <translation>Half filled</translation>
    </message>
    <message>
        <source>未排查</source>
        <translation>Not visited</translation>
    </message>
</context>
<context>
    <name>HouseholdsPage</name>
    <message>
        <source>姓名、拼音首字母、编号、证件末四位</source>
        <translation>Name, pinyin initials, number, last 4 of ID</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>未排查</source>
        <translation>Not visited</translation>
    </message>
    <message>
        <source>待补签</source>
        <translation>To sign</translation>
    </message>
    <message>
        <source>监测户</source>
        <translation>Monitored</translation>
    </message>
    <message>
        <source>脱贫户</source>
        <translation>Lifted from poverty</translation>
    </message>
    <message>
        <source>冲突</source>
        <translation>Conflicts</translation>
    </message>
    <message>
        <source>各村都找</source>
        <translation>All villages</translation>
    </message>
    <message>
        <source>找到%1户</source>
        <translation>%1 households found</translation>
    </message>
    <message>
        <source>按姓名</source>
        <translation>By name</translation>
    </message>
    <message>
        <source>按走访顺序</source>
        <translation>In visiting order</translation>
    </message>
    <message>
        <source>点一下换个顺序</source>
        <translation>Press to change the order</translation>
    </message>
    <message>
        <source>再输几位</source>
        <translation>A few more digits</translation>
    </message>
    <message>
        <source>没找到“%1”</source>
        <translation>“%1” not found</translation>
    </message>
    <message>
        <source>这里没有户</source>
        <translation>No households here</translation>
    </message>
    <message>
        <source>证件、电话、户编号从末四位找起。</source>
        <translation>ID, phone and household number are found by the last four digits or more.</translation>
    </message>
    <message>
        <source>换个字、拼音首字母，或证件末四位再试；也可能在别的村。</source>
        <translation>Try another character, pinyin initials or the last four of an ID; it may also be in another village.</translation>
    </message>
    <message>
        <source>换一个条件看看。</source>
        <translation>Try another filter.</translation>
    </message>
    <message>
        <source>看全部农户</source>
        <translation>Show all households</translation>
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
    <name>LargePicture</name>
    <message>
        <source>看完了</source>
        <translation>Close</translation>
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
    <name>Main</name>
    <message>
        <source>本轮</source>
        <translation>Round</translation>
    </message>
    <message>
        <source>农户</source>
        <translation>Homes</translation>
    </message>
    <message>
        <source>待办</source>
        <translation>To settle</translation>
    </message>
    <message>
        <source>同步</source>
        <translation>Sync</translation>
    </message>
    <message>
        <source>入户</source>
        <translation>Ruhu</translation>
    </message>
    <message>
        <source>回访</source>
        <translation>Follow-up</translation>
    </message>
</context>
<context>
    <name>MemberRow</name>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
    <message>
        <source>%1岁</source>
        <translation>aged %1</translation>
    </message>
    <message>
        <source>证件号码</source>
        <translation>ID number</translation>
    </message>
    <message>
        <source>电话</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>没有</source>
        <translation>None</translation>
    </message>
    <message>
        <source>显示</source>
        <translation>Show</translation>
    </message>
</context>
<context>
    <name>MergeCard</name>
    <message>
        <source>%1户</source>
        <translation>%1’s household</translation>
    </message>
    <message>
        <source>走访%1次</source>
        <translation>Visits: %1</translation>
    </message>
    <message>
        <source>电话%1次</source>
        <translation>Calls: %1</translation>
    </message>
    <message>
        <source>空着</source>
        <translation>Empty</translation>
    </message>
    <message>
        <source>留这一份，选好了</source>
        <translation>This one stays</translation>
    </message>
    <message>
        <source>留这一份</source>
        <translation>Keep this one</translation>
    </message>
</context>
<context>
    <name>MergePage</name>
    <message>
        <source>身份证号一样。</source>
        <translation>The same ID number.</translation>
    </message>
    <message>
        <source>姓名和出生日期一样。</source>
        <translation>The same name and birth date.</translation>
    </message>
    <message>
        <source>在同一户，出生日期一样，有一份没有身份证号。</source>
        <translation>In one household, the same birth date, and one has no ID number.</translation>
    </message>
    <message>
        <source>还有%1对要看。</source>
        <translation> %1 more to look at.</translation>
    </message>
    <message>
        <source>没存上，什么都没动。再点一次；还不行就退出再进（代号 %1）。</source>
        <translation>Not saved, nothing was touched. Tap again; if that does not help, leave and come back (code %1).</translation>
    </message>
    <message>
        <source>回去</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>是不是同一个人？</source>
        <translation>Is it the same person?</translation>
    </message>
    <message>
        <source>另一份并进来，走访和电话记录都留着。一份有、一份没有的补上；两份不一样的进待办，由您定。</source>
        <translation>The other one joins it; visits and calls of both stay. What only one has is filled in; where they differ you decide in To do.</translation>
    </message>
    <message>
        <source>两份在不同的村，请乡镇来并。</source>
        <translation>They are in different villages: ask the township to join them.</translation>
    </message>
    <message>
        <source>并成一个人</source>
        <translation>Make it one person</translation>
    </message>
    <message>
        <source>不是同一个人</source>
        <translation>Not the same person</translation>
    </message>
    <message>
        <source>另一份已经写进签好的排查表：改留那一份，或者先更正那张表。</source>
        <translation>The other one stands in a signed form: keep that one, or correct the form first.</translation>
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
    <name>PhoneDialog</name>
    <message>
        <source>给%1打电话</source>
        <translation>Phone %1</translation>
    </message>
    <message>
        <source>打完了</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>显示号码</source>
        <translation>Show number</translation>
    </message>
    <message>
        <source>先不打</source>
        <translation>Not now</translation>
    </message>
    <message>
        <source>用自己的手机拨这个号。打完在入户表里记下谁接的、怎么说。</source>
        <translation>Dial this number on your own phone. Then note in the visit form who answered and what was said.</translation>
    </message>
    <message>
        <source>显示号码会记下是谁、什么时候看的。</source>
        <translation>Who looked at the number, and when, is recorded.</translation>
    </message>
</context>
<context>
    <name>PhotoField</name>
    <message>
        <source>拍照</source>
        <translation>Take a photo</translation>
    </message>
    <message>
        <source>拍下的照片</source>
        <translation>The photo</translation>
    </message>
    <message>
        <source>重拍</source>
        <translation>Again</translation>
    </message>
    <message>
        <source>换一张</source>
        <translation>Another one</translation>
    </message>
    <message>
        <source>选照片</source>
        <translation>Choose a photo</translation>
    </message>
    <message>
        <source>这台平板上没有照片。拍好放进“图片”文件夹，再来选。</source>
        <translation>No photos on this tablet. Put one into the Pictures folder and come back.</translation>
    </message>
    <message>
        <source>找不到这张照片，请换一张</source>
        <translation>The photo is not there; choose another</translation>
    </message>
    <message>
        <source>照片太大，最大40兆，没有用。请用小一档的尺寸重拍，或另选一张</source>
        <translation>The photo is too large (40 MB at most) and was not used. Take it again in a smaller size, or choose another</translation>
    </message>
    <message>
        <source>这张照片打不开：不是照片，或没存完整。请重拍，或另选一张</source>
        <translation>This photo cannot be opened: it is none, or not whole. Take it again, or choose another</translation>
    </message>
</context>
<context>
    <name>PinPad</name>
    <message>
        <source>第一次用，请换成自己的密码</source>
        <translation>First use: choose a PIN of your own</translation>
    </message>
    <message>
        <source>再输一遍新密码</source>
        <translation>Enter the new PIN again</translation>
    </message>
    <message>
        <source>请输密码</source>
        <translation>Enter your PIN</translation>
    </message>
    <message>
        <source>输错几次了，等%1秒再输。忘了密码，请乡镇办事员重设。</source>
        <translation>Several wrong PINs: wait %1 s. If you forgot it, ask the township&apos;s clerk to set a new one.</translation>
    </message>
    <message>
        <source>密码不对，再输一次。</source>
        <translation>Wrong PIN. Try again.</translation>
    </message>
    <message>
        <source>这台平板上还没有您的密码。请乡镇办事员设好，再同步一次。</source>
        <translation>You have no PIN on this tablet yet. Ask the township&apos;s clerk to set one, then sync.</translation>
    </message>
    <message>
        <source>两遍不一样，请重新定一个。</source>
        <translation>The two differ. Please choose again.</translation>
    </message>
    <message>
        <source>和原来的一样，请换一个。</source>
        <translation>That is the old one. Please choose another.</translation>
    </message>
    <message>
        <source>没存上，请再定一次。</source>
        <translation>Not saved. Please choose again.</translation>
    </message>
    <message>
        <source>换个人</source>
        <translation>Somebody else</translation>
    </message>
    <message>
        <source>退一格</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>正在核对</source>
        <translation>Checking</translation>
    </message>
    <message>
        <source>进入</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>就用这个</source>
        <translation>Use this</translation>
    </message>
    <message>
        <source>记住新密码</source>
        <translation>Save new PIN</translation>
    </message>
    <message>
        <source>密码%1到%2位数字</source>
        <translation>PIN of %1 to %2 digits</translation>
    </message>
</context>
<context>
    <name>PrintPage</name>
    <message>
        <source>回去</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>打印样，共%1页</source>
        <translation>Print preview, %1 pages</translation>
    </message>
    <message>
        <source>已存成PDF：%1</source>
        <translation>Saved as PDF: %1</translation>
    </message>
    <message>
        <source>缩小</source>
        <translation>Smaller</translation>
    </message>
    <message>
        <source>放大</source>
        <translation>Larger</translation>
    </message>
    <message>
        <source>PDF没存成，平板可能满了。纸样在下面，清出空间后再打开一次。</source>
        <translation>The PDF was not saved; the tablet may be full. The pages are below: make room, then open this again.</translation>
    </message>
    <message>
        <source>这一户没有能打印的已签表</source>
        <translation>This household has no signed form to print</translation>
    </message>
    <message>
        <source>第%1页</source>
        <translation>Page %1</translation>
    </message>
</context>
<context>
    <name>RankField</name>
    <message>
        <source>往前</source>
        <translation>Up</translation>
    </message>
    <message>
        <source>往后</source>
        <translation>Down</translation>
    </message>
    <message>
        <source>就按这个先后</source>
        <translation>In this order</translation>
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
        <translation>Read aloud to %1&apos;s family</translation>
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
    <name>ReviewPage</name>
    <message>
        <source>待办</source>
        <translation>To settle</translation>
    </message>
    <message>
        <source>没有要定的事</source>
        <translation>Nothing to settle</translation>
    </message>
    <message>
        <source>两个人把同一处填得不一样时，会在这里请您定哪个对。</source>
        <translation>When two people fill in the same thing differently, you are asked here which is right.</translation>
    </message>
</context>
<context>
    <name>ReviewQuestion</name>
    <message>
        <source>%1户</source>
        <translation>%1&apos;s household</translation>
    </message>
    <message>
        <source>%1：删了以后又有人改，已经恢复</source>
        <translation>%1: changed after it was deleted, so it is back</translation>
    </message>
    <message>
        <source>%1：有人要删，有人刚改过，没有删</source>
        <translation>%1: one deleted it, another had just changed it; it stays</translation>
    </message>
    <message>
        <source>%1：交接以后才送到的改动</source>
        <translation>%1: a change that came after the handover</translation>
    </message>
    <message>
        <source>%1一年务工几个月？</source>
        <translation>How many months a year does %1 work away?</translation>
    </message>
    <message>
        <source>%1现在在哪里？</source>
        <translation>Where is %1 now?</translation>
    </message>
    <message>
        <source>%1的电话是哪个？</source>
        <translation>Which phone is right for %1?</translation>
    </message>
    <message>
        <source>%1，以哪个为准？</source>
        <translation>%1: which holds?</translation>
    </message>
    <message>
        <source>%1：%2，以哪个为准？</source>
        <translation>%1, %2: which holds?</translation>
    </message>
    <message>
        <source>有人把它删了，同时有人改了它。系统按改的留下，没有丢。要删，请乡镇在名册里办。</source>
        <translation>One person deleted it while another changed it. The change was kept and nothing is lost. To delete it, ask the township to do so in the list.</translation>
    </message>
    <message>
        <source>有人要删它，同时有人改了它。系统没有删，改的都在。要删，请乡镇在名册里办。</source>
        <translation>One person deleted it while another changed it. It was not deleted and the change is there. To delete it, ask the township to do so in the list.</translation>
    </message>
    <message>
        <source>这台平板的任务已经交接，改动才送到。改动已经存进去，请看一遍对不对。</source>
        <translation>The tablet&apos;s task had been handed over before this change arrived. The change is in; please look whether it is right.</translation>
    </message>
    <message>
        <source>签字以后又送到一个不一样的，没有写进签好的表。</source>
        <translation>A different one arrived after signing. It was not written into the signed form.</translation>
    </message>
    <message>
        <source>两个人各填了一个，请您定哪个对。</source>
        <translation>Two people each filled in one. Please say which is right.</translation>
    </message>
    <message>
        <source>这份表已经签字封存，改要另立一版、重新签字。</source>
        <translation>This form is signed and sealed: to change it, begin a new version and sign again.</translation>
    </message>
    <message>
        <source>没选的那个也留着，以后查得到。选了会重算人均纯收入。</source>
        <translation>The other one is kept and can be looked up. Net income a person is computed anew.</translation>
    </message>
    <message>
        <source>没选的那个也留着，以后查得到。</source>
        <translation>The other one is kept and can be looked up.</translation>
    </message>
    <message>
        <source>已经存进去</source>
        <translation>Saved</translation>
    </message>
    <message>
        <source>改了，留着</source>
        <translation>Changed, stays</translation>
    </message>
    <message>
        <source>要删</source>
        <translation>To be deleted</translation>
    </message>
    <message>
        <source>删过</source>
        <translation>Was deleted</translation>
    </message>
    <message>
        <source>%1：%2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>空着</source>
        <translation>Empty</translation>
    </message>
    <message>
        <source>回到待办</source>
        <translation>Back to the list</translation>
    </message>
    <message>
        <source>%1。</source>
        <translation>%1. </translation>
    </message>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
    <message>
        <source>显示两个号码</source>
        <translation>Show both numbers</translation>
    </message>
    <message>
        <source>没存上，什么都没动。再点一次；还不行就退出再进（代号 %1）。</source>
        <translation>Not saved; nothing has changed. Press again; if it fails, close and open the program (code %1).</translation>
    </message>
    <message>
        <source>两个都留，交乡镇定</source>
        <translation>Keep both: township decides</translation>
    </message>
    <message>
        <source>交乡镇定</source>
        <translation>Township decides</translation>
    </message>
    <message>
        <source>再问一遍</source>
        <translation>Ask again</translation>
    </message>
    <message>
        <source>看这一户</source>
        <translation>Open the household</translation>
    </message>
    <message>
        <source>定为%1</source>
        <translation>Settle on %1</translation>
    </message>
    <message>
        <source>看过了，就这样</source>
        <translation>Seen: leave it so</translation>
    </message>
</context>
<context>
    <name>ReviewSideCard</name>
    <message>
        <source>谁改的</source>
        <translation>Who changed it</translation>
    </message>
    <message>
        <source>谁删的</source>
        <translation>Who deleted it</translation>
    </message>
    <message>
        <source>谁填的</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>办公室</source>
        <translation>Office</translation>
    </message>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
    <message>
        <source>什么时候</source>
        <translation>When</translation>
    </message>
    <message>
        <source>怎么知道</source>
        <translation>How known</translation>
    </message>
    <message>
        <source>在哪台</source>
        <translation>Tablet</translation>
    </message>
    <message>
        <source>选了这个</source>
        <translation>Chosen</translation>
    </message>
    <message>
        <source>用这个</source>
        <translation>Use this</translation>
    </message>
</context>
<context>
    <name>RoundRow</name>
    <message>
        <source>待入户</source>
        <translation>To visit</translation>
    </message>
    <message>
        <source>填了一半</source>
        <translation>Half filled</translation>
    </message>
    <message>
        <source>待补签</source>
        <translation>To sign</translation>
    </message>
    <message>
        <source>已签 %1</source>
        <translation>Signed %1</translation>
    </message>
    <message>
        <source>人均%1</source>
        <translation>%1 a person</translation>
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
    <name>SealedDeeds</name>
    <message>
        <source>看打印样</source>
        <translation>Print preview</translation>
    </message>
    <message>
        <source>接着填第%1版</source>
        <translation>Go on with version %1</translation>
    </message>
    <message>
        <source>另立第%1版</source>
        <translation>Begin version %1</translation>
    </message>
    <message>
        <source>要更正，另立第%1版</source>
        <translation>Correct it: begin version %1</translation>
    </message>
    <message>
        <source>肯签了，来补签</source>
        <translation>They will sign: sign now</translation>
    </message>
    <message>
        <source>人回来了，来补签</source>
        <translation>They are back: sign now</translation>
    </message>
    <message>
        <source>乡镇认可，算完成</source>
        <translation>Accept for the township: finished</translation>
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
    <message>
        <source>纸面照片</source>
        <translation>Photo of the paper</translation>
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
    <message>
        <source>乡镇认可这一户不签？</source>
        <translation>Accept that this household does not sign?</translation>
    </message>
    <message>
        <source>认可以后，这一户算完成，不再催补签。谁认可的、什么时候，都会记下。</source>
        <translation>The household then counts as finished, and its signature is asked for no more. Who accepts it and when is recorded.</translation>
    </message>
    <message>
        <source>认可，算完成</source>
        <translation>Accept: finished</translation>
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
        <source>第%1版会一直留着，谁也改不了。</source>
        <translation>Version %1 stays; nobody can change it.</translation>
    </message>
    <message>
        <source>电话确认过，还没签</source>
        <translation>Confirmed by phone, not signed</translation>
    </message>
    <message>
        <source>不肯签，已记下</source>
        <translation>Refused to sign, noted</translation>
    </message>
    <message>
        <source>人回来了补签，最迟 %1</source>
        <translation>Signs when back, by %1</translation>
    </message>
    <message>
        <source>不肯签，乡镇已认可</source>
        <translation>Will not sign: accepted by the township</translation>
    </message>
    <message>
        <source>乡镇认可了才算完成。最迟 %1 再上门</source>
        <translation>Finished once the township accepts it. Go again by %1</translation>
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
    <name>SignInPage</name>
    <message>
        <source>您是哪一位？</source>
        <translation>Who are you?</translation>
    </message>
    <message>
        <source>上次是您用的</source>
        <translation>You were here last</translation>
    </message>
    <message>
        <source>还没有人员名单</source>
        <translation>No list of people yet</translation>
    </message>
    <message>
        <source>名单在乡镇的电脑上。连上网，同步一次就有。</source>
        <translation>The list is on the township&apos;s computer. Connect and sync once.</translation>
    </message>
    <message>
        <source>同步</source>
        <translation>Sync</translation>
    </message>
    <message>
        <source>点自己的名字</source>
        <translation>Press your name</translation>
    </message>
    <message>
        <source>填过的都存好了，谁接着用都不会丢。</source>
        <translation>All that was filled in is saved. Nothing is lost, whoever goes on.</translation>
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
    <message>
        <source>代签人的电话，没有就空着</source>
        <translation>Agent&apos;s phone; leave empty if none</translation>
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
    <message>
        <source>请写在这里</source>
        <translation>Please write here</translation>
    </message>
    <message>
        <source>按手印</source>
        <translation>Fingerprint</translation>
    </message>
    <message>
        <source>纸上签</source>
        <translation>On paper</translation>
    </message>
    <message>
        <source>电话确认</source>
        <translation>By phone</translation>
    </message>
    <message>
        <source>不肯签</source>
        <translation>Refuses</translation>
    </message>
    <message>
        <source>补签好了</source>
        <translation>Signed now</translation>
    </message>
    <message>
        <source>记下电话确认，封存</source>
        <translation>Note the call and seal</translation>
    </message>
    <message>
        <source>记下不肯签，封存</source>
        <translation>Note the refusal and seal</translation>
    </message>
    <message>
        <source>先拍下那张纸</source>
        <translation>Photograph the paper first</translation>
    </message>
    <message>
        <source>见证人要是村组干部，又不是核查人员</source>
        <translation>The witness is a village cadre who did not check</translation>
    </message>
    <message>
        <source>村干部说明</source>
        <translation>Cadre&apos;s statement</translation>
    </message>
    <message>
        <source>哪位村干部说明</source>
        <translation>Which cadre states it</translation>
    </message>
    <message>
        <source>谁来见证</source>
        <translation>Who witnesses</translation>
    </message>
    <message>
        <source>记下说明，封存</source>
        <translation>Keep the statement and seal</translation>
    </message>
    <message>
        <source>这种情况不能这样签，请换一种</source>
        <translation>Not to be signed in this way: choose another</translation>
    </message>
    <message>
        <source>选好了</source>
        <translation>Chosen</translation>
    </message>
    <message>
        <source>改选</source>
        <translation>Choose again</translation>
    </message>
</context>
<context>
    <name>SignaturePaper</name>
    <message>
        <source>念完，在纸上按手印，把纸拍下来。纸由村里存。</source>
        <translation>After reading, take the fingerprint on paper and photograph it. The village keeps the paper.</translation>
    </message>
    <message>
        <source>念完，在纸上签，把纸拍下来。纸由村里存。</source>
        <translation>After reading, have the paper signed and photograph it. The village keeps the paper.</translation>
    </message>
    <message>
        <source>拍下那张纸</source>
        <translation>Photograph the paper</translation>
    </message>
    <message>
        <source>名字是谁写的</source>
        <translation>Who wrote the name</translation>
    </message>
    <message>
        <source>没写，只按手印</source>
        <translation>Nobody, fingerprint only</translation>
    </message>
    <message>
        <source>%1，村组干部</source>
        <translation>%1, village cadre</translation>
    </message>
    <message>
        <source>核查人员自己不能代写</source>
        <translation>Reviewers must not write for them</translation>
    </message>
</context>
<context>
    <name>SignatureRefusal</name>
    <message>
        <source>为什么不肯签</source>
        <translation>Why they will not sign</translation>
    </message>
    <message>
        <source>说内容不对</source>
        <translation>Says it is wrong</translation>
    </message>
    <message>
        <source>对政策有意见</source>
        <translation>Objects to the policy</translation>
    </message>
    <message>
        <source>信不过、怕惹麻烦</source>
        <translation>Does not trust it</translation>
    </message>
    <message>
        <source>不愿接受入户</source>
        <translation>Does not want a visit</translation>
    </message>
    <message>
        <source>其他</source>
        <translation>Other</translation>
    </message>
    <message>
        <source>这户先不算完成，乡镇再派人上门。</source>
        <translation>The household is not done yet; the township sends somebody again.</translation>
    </message>
</context>
<context>
    <name>SignatureRemote</name>
    <message>
        <source>电话确认不算签字。人回来了，还要补签。</source>
        <translation>A call is no signature. They still sign when they are back.</translation>
    </message>
    <message>
        <source>打给谁</source>
        <translation>Whom to call</translation>
    </message>
    <message>
        <source>没有电话号码</source>
        <translation>No phone number</translation>
    </message>
    <message>
        <source>显示</source>
        <translation>Show</translation>
    </message>
    <message>
        <source>电话</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>微信语音</source>
        <translation>WeChat call</translation>
    </message>
    <message>
        <source>微信视频</source>
        <translation>WeChat video</translation>
    </message>
    <message>
        <source>一句句念给对方听了，对方说属实</source>
        <translation>Read to them sentence by sentence; they agree</translation>
    </message>
    <message>
        <source>要留截图，先告诉对方。</source>
        <translation>To keep a picture, tell them first.</translation>
    </message>
    <message>
        <source>告诉对方了，截图会留存</source>
        <translation>They know that a picture is kept</translation>
    </message>
    <message>
        <source>拍下通话页</source>
        <translation>Photograph the call</translation>
    </message>
</context>
<context>
    <name>SignatureWitness</name>
    <message>
        <source>谁来见证</source>
        <translation>Who witnesses it</translation>
    </message>
    <message>
        <source>见证人要是村组干部，又不是核查人员；名单里还没有，请乡镇加上。</source>
        <translation>The witness is a village cadre who did not check; there is none in the list: ask the township to add one.</translation>
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
    <name>StartProblem</name>
    <message>
        <source>平板的存储满了</source>
        <translation>The tablet&apos;s storage is full</translation>
    </message>
    <message>
        <source>填过的都在。请删掉些照片、视频，腾出地方，再打开入户。</source>
        <translation>All that was filled in is safe. Delete some photos or videos, then open Ruhu again.</translation>
    </message>
    <message>
        <source>这里写不进去</source>
        <translation>Nothing can be written here</translation>
    </message>
    <message>
        <source>填过的都在。请重开平板再试；还不行，把平板交给乡镇办事员。</source>
        <translation>All that was filled in is safe. Restart the tablet and try again; if it fails, take it to the township&apos;s clerk.</translation>
    </message>
    <message>
        <source>这台平板上的入户太旧了</source>
        <translation>Ruhu on this tablet is too old</translation>
    </message>
    <message>
        <source>填过的都在，只是这一版打不开。请找乡镇装新版的入户。</source>
        <translation>All that was filled in is safe, but this version cannot open it. Ask the township for the new version of Ruhu.</translation>
    </message>
    <message>
        <source>本机的数据打不开</source>
        <translation>The data on this tablet cannot be opened</translation>
    </message>
    <message>
        <source>已经送到乡镇的都在乡镇。这台平板先别再用，也别重装，交给乡镇办事员取出没送的。</source>
        <translation>What was sent is safe with the township. Do not use or reinstall this tablet; take it to the township&apos;s clerk, who can get out what was not sent.</translation>
    </message>
    <message>
        <source>本机的数据坏了，已经救出来</source>
        <translation>The data on this tablet was damaged and has been rescued</translation>
    </message>
    <message>
        <source>填过的都在。坏的文件另外存着，没有删。请到有网的地方同步一次，再接着入户。</source>
        <translation>All that was filled in is safe. The damaged file is kept apart, nothing was deleted. Sync once where there is a network, then go on visiting.</translation>
    </message>
    <message>
        <source>本机的数据坏了，救出来一部分</source>
        <translation>The data on this tablet was damaged and has been rescued in part</translation>
    </message>
    <message>
        <source>坏的文件另外存着，没有删。请到有网的地方同步一次，看看最近填的在不在；缺了，把平板交给乡镇办事员取。</source>
        <translation>The damaged file is kept apart, nothing was deleted. Sync once where there is a network and see whether your latest entries are there; if some are missing, take the tablet to the township&apos;s clerk.</translation>
    </message>
    <message>
        <source>本机的数据坏了</source>
        <translation>The data on this tablet is damaged</translation>
    </message>
    <message>
        <source>已经送到乡镇的都在乡镇；没送的在另外存着的坏文件里，没有删。请把平板交给乡镇办事员取出来，再领新的登记码。</source>
        <translation>What was sent is safe with the township; what was not sent is in the damaged file, which is kept apart and not deleted. Take the tablet to the township&apos;s clerk to get it out, and for a new enrolment code.</translation>
    </message>
    <message>
        <source>入户正开着</source>
        <translation>Ruhu is already open</translation>
    </message>
    <message>
        <source>填过的都在。请回到已经打开的那个窗口，或关掉它再打开。</source>
        <translation>All that was filled in is safe. Go back to the open window, or close it and open Ruhu again.</translation>
    </message>
    <message>
        <source>填过的没有动。请重开平板再试；还不行，把平板交给乡镇办事员。</source>
        <translation>What was filled in is untouched. Restart the tablet and try again; if it fails, take it to the township&apos;s clerk.</translation>
    </message>
    <message>
        <source>入户</source>
        <translation>Ruhu</translation>
    </message>
    <message>
        <source>给办事员看的代号：%1</source>
        <translation>Code for the clerk: %1</translation>
    </message>
    <message>
        <source>知道了</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>关掉</source>
        <translation>Close</translation>
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
    <name>StickPage</name>
    <message>
        <source>写好了，可以拔U盘</source>
        <translation>Written; you may pull the stick</translation>
    </message>
    <message>
        <source>U盘看过了</source>
        <translation>The stick has been read</translation>
    </message>
    <message>
        <source>用U盘带走</source>
        <translation>Take it by USB stick</translation>
    </message>
    <message>
        <source>本机的一份还在，收条回来才算送到。</source>
        <translation>The copy on this tablet stays; it counts as delivered when the receipt is back.</translation>
    </message>
    <message>
        <source>写到U盘里的是封好的，只有乡镇的电脑打得开，丢了也看不了。</source>
        <translation>What goes on the stick is sealed: only the township&apos;s computer can open it, even if the stick is lost.</translation>
    </message>
    <message>
        <source>写到U盘里了</source>
        <translation>on the stick</translation>
    </message>
    <message>
        <source>交给乡镇办事员，办公室电脑一插就收；U盘拿回来再插一次，取收条</source>
        <translation>Give it to the township&apos;s clerk: the office computer takes it in when plugged in. Bring the stick back and plug it in once more for the receipt</translation>
    </message>
    <message>
        <source>插上U盘，等几秒</source>
        <translation>Plug in a USB stick and wait a few seconds</translation>
    </message>
    <message>
        <source>看到U盘了：%1</source>
        <translation>Stick found: %1</translation>
    </message>
    <message>
        <source>插着%1个，用哪一个？</source>
        <translation>%1 sticks are plugged in; which one?</translation>
    </message>
    <message>
        <source>正在写，先别拔</source>
        <translation>Writing, do not pull it yet</translation>
    </message>
    <message>
        <source>还没看到U盘</source>
        <translation>No stick yet</translation>
    </message>
    <message>
        <source>正在写</source>
        <translation>Writing</translation>
    </message>
    <message>
        <source>写到U盘</source>
        <translation>Write to the stick</translation>
    </message>
    <message>
        <source>好，回去接着入户</source>
        <translation>Back to the visits</translation>
    </message>
    <message>
        <source>U盘满了。东西都在本机；换一个U盘，或者腾出地方再写。</source>
        <translation>The stick is full. Everything is on this tablet; take another stick or make room on it.</translation>
    </message>
    <message>
        <source>这个U盘写不进去。东西都在本机；看看U盘上的锁，或者换一个。</source>
        <translation>This stick cannot be written. Everything is on this tablet; check its lock or take another.</translation>
    </message>
    <message>
        <source>没写成，U盘好像拔了。东西都在本机；插好再点一次。</source>
        <translation>Not written; the stick seems to be gone. Everything is on this tablet; plug it in and press again.</translation>
    </message>
    <message>
        <source>这台平板还没和乡镇同步过，不能用U盘带。东西都在本机；先连乡镇的网络同步一次。</source>
        <translation>This tablet has never synced with the township, so it cannot use a stick yet. Everything is on this tablet; sync once on the township&apos;s network first.</translation>
    </message>
    <message>
        <source>没写成（代号 %1），东西都在本机。</source>
        <translation>Not written (code %1); everything is on this tablet.</translation>
    </message>
</context>
<context>
    <name>SyncHistory</name>
    <message>
        <source>给办事员看</source>
        <translation>For the clerk</translation>
    </message>
    <message>
        <source>最近几次</source>
        <translation>Latest</translation>
    </message>
    <message>
        <source>还没有同步过。</source>
        <translation>Never synced.</translation>
    </message>
    <message>
        <source>送到%1户</source>
        <translation>%1 households sent</translation>
    </message>
    <message>
        <source>没有新的</source>
        <translation>Nothing new</translation>
    </message>
    <message>
        <source>乡镇%1户，%2都有收条。对不上数时，把这一页给办事员看。</source>
        <translation>The township has %1 households, %2 all acknowledged. If the numbers differ, show this page to the clerk.</translation>
    </message>
    <message>
        <source>平板</source>
        <translation>Tablet</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>乡镇地址</source>
        <translation>Township address</translation>
    </message>
    <message>
        <source>上次送到</source>
        <translation>Last sent</translation>
    </message>
    <message>
        <source>没有</source>
        <translation>None</translation>
    </message>
    <message>
        <source>代号</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>收到第%1条，待送%2处，备份到第%3条</source>
        <translation>received to %1, %2 to send, backed up to %3</translation>
    </message>
    <message>
        <source>看最近几次</source>
        <translation>Latest syncs</translation>
    </message>
    <message>
        <source>给办事员看的说明</source>
        <translation>Details for the clerk</translation>
    </message>
</context>
<context>
    <name>SyncPage</name>
    <message>
        <source>这台平板的钟和乡镇差%1，记录已按乡镇的时间算，有空请把钟调准。</source>
        <translation>This tablet&apos;s clock differs from the township&apos;s by %1. Records use the township&apos;s time; please set the clock.</translation>
    </message>
    <message>
        <source>这次上交</source>
        <translation>Sent this time</translation>
    </message>
    <message>
        <source>本机的改动</source>
        <translation>Changes on this tablet</translation>
    </message>
    <message>
        <source>%1处</source>
        <translation>%1</translation>
    </message>
    <message>
        <source>没有</source>
        <translation>None</translation>
    </message>
    <message>
        <source>收到%1处</source>
        <translation>%1 received</translation>
    </message>
    <message>
        <source>还没送</source>
        <translation>Not sent yet</translation>
    </message>
    <message>
        <source>全部收到</source>
        <translation>All received</translation>
    </message>
    <message>
        <source>从乡镇取回</source>
        <translation>From the township</translation>
    </message>
    <message>
        <source>取到%1处</source>
        <translation>%1 fetched</translation>
    </message>
    <message>
        <source>还没取过</source>
        <translation>Never fetched</translation>
    </message>
    <message>
        <source>已更新</source>
        <translation>Up to date</translation>
    </message>
    <message>
        <source>可以这样办</source>
        <translation>What to do</translation>
    </message>
    <message>
        <source>先停下</source>
        <translation>Stop for now</translation>
    </message>
    <message>
        <source>再试一次</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>现在同步</source>
        <translation>Sync now</translation>
    </message>
    <message>
        <source>再查一遍</source>
        <translation>Check again</translation>
    </message>
    <message>
        <source>正在上交</source>
        <translation>Sending</translation>
    </message>
    <message>
        <source>没送成，东西都在本机</source>
        <translation>Not sent; all is on this tablet</translation>
    </message>
    <message>
        <source>还没有同步过</source>
        <translation>Never synced</translation>
    </message>
    <message>
        <source>有东西只在本机</source>
        <translation>Some of it is on this tablet only</translation>
    </message>
    <message>
        <source>都送到了</source>
        <translation>All sent</translation>
    </message>
    <message>
        <source>还有%1户。可以继续填，不用等。</source>
        <translation>%1 households to go. Go on filling in; no need to wait.</translation>
    </message>
    <message>
        <source>可以继续填，不用等。</source>
        <translation>Go on filling in; no need to wait.</translation>
    </message>
    <message>
        <source>%1户一户没丢，不用重填。</source>
        <translation>%1 households, none lost. Nothing to fill in again.</translation>
    </message>
    <message>
        <source>填的都在，不用重填。</source>
        <translation>All is there. Nothing to fill in again.</translation>
    </message>
    <message>
        <source>%1户签好了，还没送到乡镇。</source>
        <translation>%1 signed households not sent to the township yet.</translation>
    </message>
    <message>
        <source>%1处改动还没送到乡镇。</source>
        <translation>%1 changes not sent to the township yet.</translation>
    </message>
    <message>
        <source>连上乡镇的网络，点“现在同步”。</source>
        <translation>Connect to the township&apos;s network and press “Sync now”.</translation>
    </message>
    <message>
        <source>%1户全在乡镇，%2户已备份。</source>
        <translation>All %1 households are with the township, %2 backed up.</translation>
    </message>
    <message>
        <source>%1户全在乡镇，也都备份了。</source>
        <translation>All %1 households are with the township and backed up.</translation>
    </message>
    <message>
        <source>上次 %1。</source>
        <translation>Last time %1.</translation>
    </message>
    <message>
        <source>捎着同事的%1份，同步时一起交</source>
        <translation>Carrying %1 for colleagues; handed in with the sync</translation>
    </message>
    <message>
        <source>帮同事捎东西去乡镇，或请同事捎</source>
        <translation>Carry for a colleague, or send with one</translation>
    </message>
    <message>
        <source>乡镇收下了，还没并进去</source>
        <translation>At the township, not merged yet</translation>
    </message>
    <message>
        <source>这几处乡镇原样存着，没丢，也不耽误别的。把这一页给办事员看。</source>
        <translation>The township keeps these exactly as they are; nothing is lost and nothing else waits. Show this page to the clerk.</translation>
    </message>
    <message>
        <source>用U盘带走</source>
        <translation>Take it by USB stick</translation>
    </message>
</context>
<context>
    <name>SyncPlaces</name>
    <message>
        <source>本机</source>
        <translation>Tablet</translation>
    </message>
    <message>
        <source>这台平板上</source>
        <translation>On this tablet</translation>
    </message>
    <message>
        <source>乡镇</source>
        <translation>Township</translation>
    </message>
    <message>
        <source>乡镇收到</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>已备份</source>
        <translation>Backed up</translation>
    </message>
    <message>
        <source>另存了一份</source>
        <translation>A second copy</translation>
    </message>
    <message>
        <source>户</source>
        <translation>households</translation>
    </message>
    <message>
        <source>断了</source>
        <translation>Broken off</translation>
    </message>
    <message>
        <source>在传</source>
        <translation>Sending</translation>
    </message>
    <message>
        <source>随后</source>
        <translation>Next</translation>
    </message>
</context>
<context>
    <name>SyncWords</name>
    <message>
        <source>连不上乡镇的网络。</source>
        <translation>The township&apos;s network cannot be reached.</translation>
    </message>
    <message>
        <source>信号太弱，传到一半断了。</source>
        <translation>The signal was too weak; it broke off halfway.</translation>
    </message>
    <message>
        <source>对面不是这台平板登记过的乡镇电脑，没有交给它。</source>
        <translation>That is not the computer this tablet is enrolled with. Nothing was given to it.</translation>
    </message>
    <message>
        <source>这个地址上不是乡镇的入户服务。</source>
        <translation>There is no Ruhu service at this address.</translation>
    </message>
    <message>
        <source>乡镇那边没有这台平板的登记。</source>
        <translation>The township does not know this tablet any more.</translation>
    </message>
    <message>
        <source>乡镇已停用这台平板。</source>
        <translation>The township has blocked this tablet.</translation>
    </message>
    <message>
        <source>平板存满了。</source>
        <translation>The tablet&apos;s storage is full.</translation>
    </message>
    <message>
        <source>乡镇的程序更新了，这台平板的还旧。</source>
        <translation>The township&apos;s program is newer than this tablet&apos;s.</translation>
    </message>
    <message>
        <source>乡镇那边正忙。</source>
        <translation>The township&apos;s computer is busy.</translation>
    </message>
    <message>
        <source>乡镇那边答得不对。</source>
        <translation>The township&apos;s computer gave a wrong answer.</translation>
    </message>
    <message>
        <source>您让它停下了。</source>
        <translation>You stopped it.</translation>
    </message>
    <message>
        <source>地址写得不对。</source>
        <translation>The address is not right.</translation>
    </message>
    <message>
        <source>登记码是12个字母和数字。</source>
        <translation>The enrolment code has 12 letters and digits.</translation>
    </message>
    <message>
        <source>没有这个登记码。</source>
        <translation>There is no such enrolment code.</translation>
    </message>
    <message>
        <source>这个登记码用过了。</source>
        <translation>This enrolment code has been used.</translation>
    </message>
    <message>
        <source>这个登记码过期了。</source>
        <translation>This enrolment code has expired.</translation>
    </message>
    <message>
        <source>没办成（代号 %1）。</source>
        <translation>It did not work (code %1).</translation>
    </message>
    <message>
        <source>没连上乡镇</source>
        <translation>Township not reached</translation>
    </message>
    <message>
        <source>传到一半断了</source>
        <translation>Broke off halfway</translation>
    </message>
    <message>
        <source>平板存满了</source>
        <translation>Tablet full</translation>
    </message>
    <message>
        <source>平板已停用</source>
        <translation>Tablet blocked</translation>
    </message>
    <message>
        <source>停下了</source>
        <translation>Stopped</translation>
    </message>
    <message>
        <source>乡镇正忙</source>
        <translation>Township busy</translation>
    </message>
    <message>
        <source>没送成（%1）</source>
        <translation>Not sent (%1)</translation>
    </message>
    <message>
        <source>到乡镇办公室，连上那里的无线网，再点“再试一次”</source>
        <translation>Go to the township&apos;s office, connect to its Wi-Fi and press “Try again”</translation>
    </message>
    <message>
        <source>过一会儿再点“再试一次”</source>
        <translation>Press “Try again” in a while</translation>
    </message>
    <message>
        <source>不急：接着入户，东西都在本机</source>
        <translation>No hurry: go on visiting. All is on this tablet</translation>
    </message>
    <message>
        <source>删掉平板上用不着的照片、视频，再点“再试一次”</source>
        <translation>Delete photos and videos you do not need, then press “Try again”</translation>
    </message>
    <message>
        <source>看看连的是不是乡镇办公室的无线网</source>
        <translation>Check that this is the Wi-Fi of the township&apos;s office</translation>
    </message>
    <message>
        <source>请办事员给这台平板更新程序，再来同步</source>
        <translation>Ask the clerk to update the program on this tablet, then sync</translation>
    </message>
    <message>
        <source>再点一次“再试一次”</source>
        <translation>Press “Try again” once more</translation>
    </message>
    <message>
        <source>%1分钟</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1小时</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1天</source>
        <translation>%1 days</translation>
    </message>
    <message>
        <source>不是登记过的电脑</source>
        <translation>Not the enrolled computer</translation>
    </message>
    <message>
        <source>程序要更新</source>
        <translation>Program to be updated</translation>
    </message>
    <message>
        <source>乡镇答得不对</source>
        <translation>Wrong answer</translation>
    </message>
    <message>
        <source>把这一页给乡镇办事员看，点“给办事员看的说明”</source>
        <translation>Show this page to the township&apos;s clerk: press “Details for the clerk”</translation>
    </message>
    <message>
        <source>乡镇的程序旧，更新后自动并入</source>
        <translation>The township&apos;s program is older; merged after its update</translation>
    </message>
    <message>
        <source>乡镇还没有这个村的名册</source>
        <translation>The township has no roster of this village yet</translation>
    </message>
    <message>
        <source>记的是别的村的户</source>
        <translation>The household belongs to another village</translation>
    </message>
    <message>
        <source>这一项只能由乡镇填</source>
        <translation>Only the township may fill this in</translation>
    </message>
    <message>
        <source>内容太长</source>
        <translation>Too long</translation>
    </message>
    <message>
        <source>要请办事员看（代号 %1）</source>
        <translation>For the clerk to look at (code %1)</translation>
    </message>
    <message>
        <source>插上U盘带去，办公室电脑一插就收</source>
        <translation>Take it by USB stick: the office computer takes it in when plugged in</translation>
    </message>
    <message>
        <source>交给去乡镇的同事，用他的平板捎过去</source>
        <translation>Hand it to a colleague who goes to the township, on that tablet</translation>
    </message>
    <message>
        <source>请办事员给一个新的登记码，点这里重新登记；填的都还在</source>
        <translation>Ask the clerk for a new enrolment code and press here to enrol again; everything is still here</translation>
    </message>
    <message>
        <source>乡镇换了电脑的，请办事员给一个新的登记码，点这里重新登记；填的都还在</source>
        <translation>If the township has a new computer: ask the clerk for a new enrolment code and press here to enrol again; everything is still here</translation>
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
    <name>TimeField</name>
    <message>
        <source>选时间</source>
        <translation>Choose a time</translation>
    </message>
    <message>
        <source>几点</source>
        <translation>Hour</translation>
    </message>
    <message>
        <source>几分</source>
        <translation>Minutes</translation>
    </message>
</context>
<context>
    <name>TodayPane</name>
    <message>
        <source>今天</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>%1，剩%2户</source>
        <translation>%1, %2 left</translation>
    </message>
    <message>
        <source>家家都走到了，只差补签。</source>
        <translation>Everybody has been visited; only signatures are missing.</translation>
    </message>
    <message>
        <source>这个村的户都签完了。</source>
        <translation>Every household of this village has signed.</translation>
    </message>
    <message>
        <source>%1人</source>
        <translation>%1 persons</translation>
    </message>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
    <message>
        <source>下一户</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>填了一半</source>
        <translation>Half filled</translation>
    </message>
    <message>
        <source>%1户补签，逾期%2天</source>
        <translation>%1 to sign, %2 days late</translation>
    </message>
    <message>
        <source>%1户补签，最迟 %2</source>
        <translation>%1 to sign by %2</translation>
    </message>
    <message>
        <source>%1户补签</source>
        <translation>%1 to sign</translation>
    </message>
    <message>
        <source>%1户只在本机，等上交</source>
        <translation>%1 on this tablet only, to be sent</translation>
    </message>
    <message>
        <source>去下一户：%1</source>
        <translation>Next: %1</translation>
    </message>
    <message>
        <source>去补签</source>
        <translation>Sign</translation>
    </message>
    <message>
        <source>去同步</source>
        <translation>Sync</translation>
    </message>
    <message>
        <source>去下一户</source>
        <translation>Next household</translation>
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
    <name>UserMenu</name>
    <message>
        <source>字的大小</source>
        <translation>Text size</translation>
    </message>
    <message>
        <source>正常</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>大</source>
        <translation>Large</translation>
    </message>
    <message>
        <source>特大</source>
        <translation>Very large</translation>
    </message>
    <message>
        <source>语言</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>锁上、换个人用</source>
        <translation>Lock, change person</translation>
    </message>
    <message>
        <source>三分钟没人碰，也会自己锁上。</source>
        <translation>It locks itself after three minutes without use.</translation>
    </message>
</context>
<context>
    <name>VillageRow</name>
    <message>
        <source>户</source>
        <translation>households</translation>
    </message>
</context>
<context>
    <name>VisitAudio</name>
    <message>
        <source>录好了，已存本机</source>
        <translation>Recorded and saved on this tablet</translation>
    </message>
    <message>
        <source>先念给对方听：“下面的话要录下来，跟这张表一起存，只有乡镇和村里办这件事的人能听。不愿意录，就不录。”</source>
        <translation>Read this out first: “What is said now is recorded and kept with this form; only those in charge of this in the township and the village can listen to it. If you do not want it, we do not record.”</translation>
    </message>
    <message>
        <source>念过了，对方同意录</source>
        <translation>It was read out and they agree</translation>
    </message>
    <message>
        <source>这台平板录不了音：没有话筒，或话筒没装好。</source>
        <translation>This tablet cannot record: there is no microphone, or it is not set up.</translation>
    </message>
    <message>
        <source>开始录</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>录完了，存下（%1秒）</source>
        <translation>Finished, keep it (%1 s)</translation>
    </message>
    <message>
        <source>不用这段</source>
        <translation>Do not use it</translation>
    </message>
    <message>
        <source>没有录到声音，请再录一次</source>
        <translation>Nothing was heard, please record again</translation>
    </message>
    <message>
        <source>录得太长，请分开录</source>
        <translation>Too long, please record it in parts</translation>
    </message>
    <message>
        <source>话筒正忙，请再试一次</source>
        <translation>The microphone is busy, please try again</translation>
    </message>
    <message>
        <source>录音在别的平板上，还没传到这里</source>
        <translation>The recording is on another tablet and has not arrived here</translation>
    </message>
    <message>
        <source>录好了，%1，已存本机</source>
        <translation>Recorded, %1, saved here</translation>
    </message>
    <message>
        <source>这段还没存上</source>
        <translation>This recording is not saved yet</translation>
    </message>
    <message>
        <source>停（%1秒）</source>
        <translation>Stop (%1 s)</translation>
    </message>
    <message>
        <source>听一遍</source>
        <translation>Listen</translation>
    </message>
    <message>
        <source>%1秒</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1分%2秒</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>没有录完整，怕是平板的存储满了。请删掉些照片、视频，再录一次</source>
        <translation>Not all was recorded; the tablet may be full. Delete some photos or videos and record again</translation>
    </message>
    <message>
        <source>放不出声音，请再试一次</source>
        <translation>It cannot be played. Try again</translation>
    </message>
</context>
<context>
    <name>VisitButton</name>
    <message>
        <source>开始入户</source>
        <translation>Begin visit</translation>
    </message>
    <message>
        <source>继续填</source>
        <translation>Go on filling in</translation>
    </message>
    <message>
        <source>继续填第2版</source>
        <translation>Go on with version 2</translation>
    </message>
    <message>
        <source>去补签</source>
        <translation>Sign</translation>
    </message>
    <message>
        <source>看已签的表</source>
        <translation>Signed form</translation>
    </message>
</context>
<context>
    <name>VisitChoice</name>
    <message>
        <source>去年是%1</source>
        <translation>Last year: %1</translation>
    </message>
    <message>
        <source>更多</source>
        <translation>More</translation>
    </message>
</context>
<context>
    <name>VisitContact</name>
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
    <name>VisitFigure</name>
    <message>
        <source>元</source>
        <translation>yuan</translation>
    </message>
</context>
<context>
    <name>VisitFile</name>
    <message>
        <source>%1&#x3000;还没存上</source>
        <translation>%1: not saved yet</translation>
    </message>
    <message>
        <source>换一个</source>
        <translation>Choose another</translation>
    </message>
    <message>
        <source>选文件</source>
        <translation>Choose a file</translation>
    </message>
    <message>
        <source>不用这个</source>
        <translation>Do not use it</translation>
    </message>
    <message>
        <source>这台平板上没有文件。放进“文档”或“下载”文件夹，或插上U盘，再来选。</source>
        <translation>There are no files on this tablet. Put it into Documents or Downloads, or plug in a stick, then choose.</translation>
    </message>
    <message>
        <source>文件太大，最大10兆，没有用。请另选一个，或拍成照片</source>
        <translation>The file is too large (10 MB at most) and was not used. Choose another, or photograph it</translation>
    </message>
    <message>
        <source>这个文件是空的，请另选一个</source>
        <translation>This file is empty; choose another</translation>
    </message>
    <message>
        <source>找不到这个文件，U盘怕是拔了。请插好再选</source>
        <translation>The file cannot be found; the stick may be out. Plug it in and choose again</translation>
    </message>
</context>
<context>
    <name>VisitForm</name>
    <message>
        <source>表样有了新版%1，这一户还用原来的</source>
        <translation>There is a new form, %1; this household is still on its own</translation>
    </message>
    <message>
        <source>看看变化</source>
        <translation>See what changes</translation>
    </message>
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
    <message>
        <source>都填齐了</source>
        <translation>All filled in</translation>
    </message>
    <message>
        <source>以前填的都在，刚才的还没存上：平板的存储满了。请删掉些照片、视频，再存一次，先别关</source>
        <translation>What was filled in before is safe; the last answer is not saved: the tablet is full. Delete some photos or videos, then save again; do not close yet</translation>
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
    <name>VisitMove</name>
    <message>
        <source>换到新表样%1</source>
        <translation>Go over to form %1</translation>
    </message>
    <message>
        <source>答过的%1项照样留着</source>
        <translation>%1 answers stay as they are</translation>
    </message>
    <message>
        <source>下面这些会变</source>
        <translation>These change</translation>
    </message>
    <message>
        <source>没有别的变化</source>
        <translation>Nothing else changes</translation>
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
    <name>VisitPhoto</name>
    <message>
        <source>照片在别的平板上，还没传到这里</source>
        <translation>The picture is on another tablet and has not come here yet</translation>
    </message>
    <message>
        <source>重拍</source>
        <translation>Take it again</translation>
    </message>
    <message>
        <source>拍照</source>
        <translation>Take a picture</translation>
    </message>
    <message>
        <source>不用这张</source>
        <translation>Do not use it</translation>
    </message>
    <message>
        <source>这张还没存上</source>
        <translation>This photo is not saved yet</translation>
    </message>
    <message>
        <source>看大图</source>
        <translation>View large</translation>
    </message>
</context>
<context>
    <name>VisitPlace</name>
    <message>
        <source>北纬%1，东经%2，误差%3米</source>
        <translation>%1 north, %2 east, within %3 m</translation>
    </message>
    <message>
        <source>这家不让记位置</source>
        <translation>The household does not want its place written down</translation>
    </message>
    <message>
        <source>正在找位置，最多45秒，请到屋外开阔处</source>
        <translation>Looking for the place, up to 45 seconds; please stand under the open sky</translation>
    </message>
    <message>
        <source>问一声：能不能记下这一户在哪里？只记这一次，以后不再跟着。</source>
        <translation>Please ask: may we write down where this household is? Once only, nothing follows it later.</translation>
    </message>
    <message>
        <source>这台平板没有定位。</source>
        <translation>This tablet cannot tell its place.</translation>
    </message>
    <message>
        <source>让记，记一次</source>
        <translation>Yes, once</translation>
    </message>
    <message>
        <source>不让记</source>
        <translation>No</translation>
    </message>
    <message>
        <source>改回没记</source>
        <translation>Take it back</translation>
    </message>
    <message>
        <source>没有找到位置，请到屋外再试一次</source>
        <translation>No place was found, please try again outside</translation>
    </message>
</context>
<context>
    <name>VisitQuestion</name>
    <message>
        <source>去年填的，请再问一遍</source>
        <translation>Last year&apos;s: please ask again</translation>
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
    <message>
        <source>去掉这一条</source>
        <translation>Remove this one</translation>
    </message>
    <message>
        <source>加一条：%1</source>
        <translation>Add one: %1</translation>
    </message>
</context>
<context>
    <name>VisitQuestions</name>
    <message>
        <source>以上去年的%1项，都没变</source>
        <translation>All %1 of last year above are unchanged</translation>
    </message>
    <message>
        <source>在家，见到本人</source>
        <translation>At home, seen</translation>
    </message>
    <message>
        <source>在家，见到本人；以上去年的%1项没变</source>
        <translation>At home, seen; the %1 of last year above unchanged</translation>
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
        <source>缺：%1</source>
        <translation>Missing: %1</translation>
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
        <source>不知道</source>
        <translation>Not known</translation>
    </message>
    <message>
        <source>宣读</source>
        <translation>Read back</translation>
    </message>
    <message>
        <source>签字</source>
        <translation>Sign</translation>
    </message>
    <message>
        <source>数据不足</source>
        <translation>Data lacking</translation>
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
    <message>
        <source>有照片</source>
        <translation>picture</translation>
    </message>
    <message>
        <source>有录音</source>
        <translation>recording</translation>
    </message>
    <message>
        <source>有文件</source>
        <translation>A file</translation>
    </message>
</context>
<context>
    <name>VisitSectionPicker</name>
    <message>
        <source>新表样</source>
        <translation>New form</translation>
    </message>
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
    <message>
        <source>以上去年的%1项，都没变</source>
        <translation>All %1 of last year above are unchanged</translation>
    </message>
    <message>
        <source>其余都没有，填⁠0</source>
        <translation>None of the rest: enter 0</translation>
    </message>
    <message>
        <source>估算的依据，比如：按几亩地、几头羊、一天多少钱</source>
        <translation>Basis of the estimates: so many mu, so many sheep, so much a day</translation>
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
    <name>ruhu::viewmodels::ChangeViewModel</name>
    <message>
        <source>%1，%2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1，%2生，在%3%4 %5户</source>
        <translation>%1, born %2, of %3%4, household of %5</translation>
    </message>
    <message>
        <source>先选是谁</source>
        <translation>Choose who it is</translation>
    </message>
    <message>
        <source>先选日期</source>
        <translation>Choose the day</translation>
    </message>
    <message>
        <source>先选新户主</source>
        <translation>Choose the new head</translation>
    </message>
    <message>
        <source>先选是什么变动</source>
        <translation>Choose what has changed</translation>
    </message>
    <message>
        <source>先写名字</source>
        <translation>Write the name</translation>
    </message>
    <message>
        <source>身份证号不对</source>
        <translation>The ID number is wrong</translation>
    </message>
    <message>
        <source>没有身份证号，要选出生日期</source>
        <translation>Without an ID number, choose the birth date</translation>
    </message>
    <message>
        <source>这个号码是别人的</source>
        <translation>The number is somebody else&apos;s</translation>
    </message>
    <message>
        <source>先选与户主的关系</source>
        <translation>Choose the relation to the head</translation>
    </message>
</context>
<context>
    <name>ruhu::viewmodels::ConfirmationViewModel</name>
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
        <source>先拍下那张纸</source>
        <translation>Photograph the paper first</translation>
    </message>
    <message>
        <source>先念给对方听</source>
        <translation>Read it to them first</translation>
    </message>
    <message>
        <source>先告诉对方要留存</source>
        <translation>Tell them first that it is kept</translation>
    </message>
    <message>
        <source>先选原因</source>
        <translation>Choose the reason</translation>
    </message>
    <message>
        <source>先选见证人</source>
        <translation>Choose the witness</translation>
    </message>
    <message>
        <source>先选村干部</source>
        <translation>Choose the cadre first</translation>
    </message>
</context>
<context>
    <name>ruhu::viewmodels::FollowUpViewModel</name>
    <message>
        <source>现在可以打</source>
        <translation>Can be called now</translation>
    </message>
    <message>
        <source>约好了</source>
        <translation>Agreed</translation>
    </message>
    <message>
        <source>等回家补签</source>
        <translation>To sign when back</translation>
    </message>
    <message>
        <source>%1的%2</source>
        <translation>%1-%2 {1的?} {2?}</translation>
    </message>
    <message>
        <source>最迟 %1</source>
        <translation>by %1</translation>
    </message>
    <message>
        <source>%1 打</source>
        <translation>Call %1</translation>
    </message>
    <message>
        <source>还没打过</source>
        <translation>No call yet</translation>
    </message>
    <message>
        <source>已打%1次</source>
        <translation>%1 calls</translation>
    </message>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
    <message>
        <source>%1岁</source>
        <translation>aged %1</translation>
    </message>
    <message>
        <source>再打%1次仍没联系上，才能记“未联系上”</source>
        <translation>%1 more calls in vain before “not reached” may be noted</translation>
    </message>
    <message>
        <source>要隔天再打一次，才能记“未联系上”</source>
        <translation>One more call on another day before “not reached” may be noted</translation>
    </message>
    <message>
        <source>打够了；先开始入户，再记“未联系上”</source>
        <translation>Enough calls; begin the visit, then note “not reached”</translation>
    </message>
    <message>
        <source>打够了，可以记“未联系上”</source>
        <translation>Enough calls: “not reached” may be noted</translation>
    </message>
    <message>
        <source>%1接听</source>
        <translation>%1 answered</translation>
    </message>
    <message>
        <source>有截图</source>
        <translation>picture kept</translation>
    </message>
    <message>
        <source>%1本人</source>
        <translation>%1 in person</translation>
    </message>
    <message>
        <source>%1，%2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>今天 12:00</source>
        <translation>Today 12:00</translation>
    </message>
    <message>
        <source>今晚 19:30</source>
        <translation>Tonight 19:30</translation>
    </message>
    <message>
        <source>明天 12:00</source>
        <translation>Tomorrow 12:00</translation>
    </message>
    <message>
        <source>明晚 19:30</source>
        <translation>Tomorrow 19:30</translation>
    </message>
    <message>
        <source>后天 12:00</source>
        <translation>In two days 12:00</translation>
    </message>
    <message>
        <source>后天 19:30</source>
        <translation>In two days 19:30</translation>
    </message>
</context>
<context>
    <name>ruhu::viewmodels::ReviewViewModel</name>
    <message>
        <source>交接以后送到的改动</source>
        <translation>Change after the handover</translation>
    </message>
    <message>
        <source>不肯签：%1</source>
        <translation>Will not sign: %1</translation>
    </message>
    <message>
        <source>不肯签，等乡镇认可</source>
        <translation>Will not sign: waits for the township</translation>
    </message>
    <message>
        <source>两边不一样</source>
        <translation>The two sides differ</translation>
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
    <message>
        <source>见证人</source>
        <translation>Witness</translation>
    </message>
    <message>
        <source>%1 %2认可</source>
        <translation>Accepted by %2, %1</translation>
    </message>
    <message>
        <source>%1人，没能核实</source>
        <translation>%1 persons, not verified</translation>
    </message>
    <message>
        <source>没核实 %1</source>
        <translation>not verified %1</translation>
    </message>
    <message>
        <source>%1人（%2）</source>
        <translation>%1 persons (%2)</translation>
    </message>
    <message>
        <source>这次没有问</source>
        <translation>Not asked this time</translation>
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
        <translation>Reviewer&apos;s signature</translation>
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
    <message>
        <source>内容已念给这家人听，这家人不肯签，我在场。</source>
        <translation>It was read to the household, which will not sign. I was there.</translation>
    </message>
    <message>
        <source>见证人签名</source>
        <translation>Signature of the witness</translation>
    </message>
    <message>
        <source>村干部</source>
        <translation>Village cadre</translation>
    </message>
    <message>
        <source>这户的情况由我说明，属实。</source>
        <translation>I state how it stands with this household; it is true.</translation>
    </message>
    <message>
        <source>村干部签名</source>
        <translation>Signature of the cadre</translation>
    </message>
</context>
<context>
    <name>ruhu::viewmodels::SyncViewModel</name>
    <message>
        <source>%1户</source>
        <translation>%1&apos;s household</translation>
    </message>
    <message>
        <source>一处改动</source>
        <translation>A change</translation>
    </message>
</context>
<context>
    <name>ruhu::viewmodels::ValueReader</name>
    <message>
        <source>是</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>否</source>
        <translation>No</translation>
    </message>
    <message>
        <source>元</source>
        <translation>yuan</translation>
    </message>
    <message>
        <source>个月</source>
        <translation>months</translation>
    </message>
</context>
<context>
    <name>ruhu::viewmodels::VisitViewModel</name>
    <message>
        <source>先不换</source>
        <translation>Not now</translation>
    </message>
    <message>
        <source>换到新表样</source>
        <translation>Go over to the new form</translation>
    </message>
    <message>
        <source>新表不问了，答案收起来</source>
        <translation>No longer asked: the answers are put away</translation>
    </message>
    <message>
        <source>答案要再看一眼</source>
        <translation>Answers to look at again</translation>
    </message>
    <message>
        <source>新增的，要补问</source>
        <translation>New questions to ask</translation>
    </message>
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
    <message>
        <source>别人填的</source>
        <translation>By another</translation>
    </message>
    <message>
        <source>像是%1，只供研判参考</source>
        <translation>Points at %1; for those who decide</translation>
    </message>
</context>
<context>
    <name>ruhu::viewmodels::Words</name>
    <message>
        <source>今天</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>昨天</source>
        <translation>Yesterday</translation>
    </message>
</context>
</TS>
