#include "tests/scenarios/visit_steps.h"

namespace ruhu::scenarios {

namespace {

void answer(Tablet& tablet, const QString& question, const QString& option) {
    tablet.hands().tapUnder(question, option);
}

void member(Tablet& tablet, const QString& name, const QString& where, const QString& how) {
    tablet.hands().waitFor(name);
    answer(tablet, QStringLiteral("现在在哪里"), where);
    answer(tablet, QStringLiteral("怎么核实的"), how);
}

void next(Tablet& tablet) {
    tablet.hands().tapNamed(QStringLiteral("visitNext"));
}

/// Types a figure into a row of the table with the page's own keypad.
void figure(Tablet& tablet, const QString& row, const QString& keys) {
    // The keypad names the row that it fills: then it need not be opened.
    if (!tablet.hands().shows(row, 2))
        tablet.hands().tapUnder(row, QStringLiteral("点此输入"));
    for (const QChar key : keys)
        tablet.hands().tapInside(QStringLiteral("keypad"), key);
    tablet.hands().tapNamed(QStringLiteral("nextFigure"));
}

/// 其余没有，填0 of every group that still has empty rows.
void noMore(Tablet& tablet) {
    const auto rest = QStringLiteral("其余没有，填0");
    do
        while (tablet.hands().shows(rest))
            tablet.hands().tap(rest);
    while (tablet.hands().scrollOn());
}

} // namespace

void fillBasics(Tablet& tablet) {
    answer(tablet, QStringLiteral("已说明来意和信息用途"), QStringLiteral("确认"));
    answer(tablet, QStringLiteral("这次怎么排查"), QStringLiteral("入户"));
    answer(tablet, QStringLiteral("核查人员"), QStringLiteral("李晓梅"));
    answer(tablet, QStringLiteral("谁在回答"), QStringLiteral("牛明旺"));
    answer(tablet, QStringLiteral("知道防返贫政策吗"), QStringLiteral("是"));
    tablet.picture(QStringLiteral("visit-basics"));
    next(tablet);
}

void fillMembers(Tablet& tablet) {
    auto& hands = tablet.hands();
    member(tablet, QStringLiteral("牛明旺"), QStringLiteral("在家"), QStringLiteral("面见"));
    answer(tablet, QStringLiteral("参加基本医保了吗"), QStringLiteral("是"));
    next(tablet);
    member(tablet, QStringLiteral("邹怡芳"), QStringLiteral("务工"), QStringLiteral("打电话"));
    answer(tablet, QStringLiteral("打通了吗"), QStringLiteral("接通，本人"));
    tablet.picture(QStringLiteral("visit-member"));
    answer(tablet, QStringLiteral("务工的地方"), QStringLiteral("没变"));
    answer(tablet, QStringLiteral("这12个月干了几个月"), QStringLiteral("没变"));
    answer(tablet, QStringLiteral("参加基本医保了吗"), QStringLiteral("是"));
    next(tablet);
    member(tablet, QStringLiteral("牛勇国"), QStringLiteral("在家"), QStringLiteral("面见"));
    answer(tablet, QStringLiteral("参加基本医保了吗"), QStringLiteral("是"));
    next(tablet);
    member(tablet, QStringLiteral("牛梅静"), QStringLiteral("上学"), QStringLiteral("问家里人"));
    answer(tablet, QStringLiteral("参加基本医保了吗"), QStringLiteral("是"));
    answer(tablet, QStringLiteral("谁说的"), QStringLiteral("牛明旺"));
    hands.tapUnder(QStringLiteral("在哪上学"), QStringLiteral("写几个字"));
    hands.type(QStringLiteral("乡中心小学"));
    answer(tablet, QStringLiteral("上到哪一级"), QStringLiteral("没变"));
    tablet.picture(QStringLiteral("visit-pupil"));
    next(tablet);
}

void fillIncome(Tablet& tablet) {
    tablet.hands().tap(QStringLiteral("收入"));
    figure(tablet, QStringLiteral("邹怡芳 务工"), QStringLiteral("28000"));
    figure(tablet, QStringLiteral("种植"), QStringLiteral("9600"));
    tablet.picture(QStringLiteral("visit-income"));
    figure(tablet, QStringLiteral("种植成本"), QStringLiteral("2100"));
    noMore(tablet);
}

void fillExpenses(Tablet& tablet) {
    tablet.hands().tap(QStringLiteral("支出"));
    figure(tablet, QStringLiteral("医疗总费用"), QStringLiteral("4600"));
    figure(tablet, QStringLiteral("已报销"), QStringLiteral("2800"));
    figure(tablet, QStringLiteral("合规自付"), QStringLiteral("1800"));
    noMore(tablet);
}

void fillAssurances(Tablet& tablet) {
    tablet.hands().tap(QStringLiteral("保障与饮水"));
    for (const auto& question :
         {QStringLiteral("吃得饱、吃得好吗"), QStringLiteral("四季衣被够吗"),
          QStringLiteral("学龄孩子都在上学吗"), QStringLiteral("全家都有医保、看得起病吗")})
        answer(tablet, question, QStringLiteral("是"));
    answer(tablet, QStringLiteral("住房是哪一级"), QStringLiteral("A级 结实"));
    for (const auto& question :
         {QStringLiteral("水够用吗"), QStringLiteral("水干净吗"),
          QStringLiteral("取水方便吗（1公里、100米以内）"), QStringLiteral("一年到头都有水吗")})
        answer(tablet, question, QStringLiteral("是"));
    tablet.picture(QStringLiteral("visit-assurance"));
    tablet.hands().tap(QStringLiteral("突发情况"));
    answer(tablet, QStringLiteral("这12个月遇上过什么事"), QStringLiteral("都没有"));
}

void fillConclusion(Tablet& tablet) {
    tablet.hands().tapNamed(QStringLiteral("visitMissing"));
    tablet.picture(QStringLiteral("visit-missing"));
    tablet.hands().tapUnder(QStringLiteral("七项里选一项"), QStringLiteral("去填"));
    answer(tablet, QStringLiteral("七项里选一项"), QStringLiteral("无风险"));
    // The program found that the income fell; the two visitors say whether that is so, and why.
    answer(tablet, QStringLiteral("收入比去年少了6,678.75元"), QStringLiteral("属实"));
    tablet.hands().tap(QStringLiteral("写一句怎么看"));
    tablet.hands().type(QStringLiteral("儿子今年在家养病，明年再出去"));
    tablet.hands().settle(600);
    tablet.picture(QStringLiteral("visit-conclusion"));
}

void readBack(Tablet& tablet) {
    tablet.hands().tap(QStringLiteral("宣读"));
    tablet.hands().waitFor(QStringLiteral("听清了，去签字"));
    tablet.picture(QStringLiteral("read-back"));
    tablet.hands().tapNamed(QStringLiteral("heard"));
}

void signAll(Tablet& tablet) {
    auto& hands = tablet.hands();
    const auto sign = [&](const std::u32string& name) {
        hands.write(QStringLiteral("inkPad"), name);
        hands.settle(300);
    };
    sign(U"王建国");
    tablet.picture(QStringLiteral("sign-first"));
    hands.tapNamed(QStringLiteral("sign"));
    sign(U"李晓梅");
    hands.tapNamed(QStringLiteral("sign"));
    sign(U"牛明旺");
    tablet.picture(QStringLiteral("signature"));
    hands.tapNamed(QStringLiteral("sign"));
    hands.waitForPart(QStringLiteral("已签，已封存"));
    hands.waitForPart(QStringLiteral("明年再出去")); // what was typed at the risk flag, to its last word
    tablet.picture(QStringLiteral("sealed"));
}

} // namespace ruhu::scenarios
