#include "tests/app/import_samples.h"

#include "app/domain/identity_number.h"

#include <xlsxwriter.h>

#include <cstdio>
#include <stdexcept>

namespace ruhu::usecases {

std::string syntheticId(const std::string& birth, int order) {
    char tail[8];
    std::snprintf(tail, sizeof tail, "%03d", order);
    const auto first17 = "149999" + birth + tail;
    return first17 + domain::identityCheckCharacter(first17);
}

SampleCell numberCell(const std::string& digits) {
    return {digits, SampleCell::As::Number};
}

SampleCell dateCell(const std::string& serial) {
    return {serial, SampleCell::As::Date};
}

void writeSample(const std::filesystem::path& file, const std::vector<SampleSheet>& sheets) {
    lxw_workbook* workbook = workbook_new(file.c_str());
    lxw_format* date = workbook_add_format(workbook);
    format_set_num_format(date, "yyyy\"年\"m\"月\"d\"日\"");
    for (const auto& sheet : sheets) {
        lxw_worksheet* out = workbook_add_worksheet(workbook, sheet.name.c_str());
        for (const auto& merge : sheet.merges)
            worksheet_merge_range(
                out, static_cast<lxw_row_t>(merge.firstRow), static_cast<lxw_col_t>(merge.firstColumn),
                static_cast<lxw_row_t>(merge.lastRow), static_cast<lxw_col_t>(merge.lastColumn), "", nullptr);
        for (std::size_t r = 0; r < sheet.rows.size(); ++r)
            for (std::size_t c = 0; c < sheet.rows[r].size(); ++c) {
                const auto& cell = sheet.rows[r][c];
                const auto row = static_cast<lxw_row_t>(r);
                const auto column = static_cast<lxw_col_t>(c);
                if (cell.text.empty())
                    continue;
                if (cell.as == SampleCell::As::Text)
                    worksheet_write_string(out, row, column, cell.text.c_str(), nullptr);
                else
                    worksheet_write_number(out, row, column, std::stod(cell.text),
                                           cell.as == SampleCell::As::Date ? date : nullptr);
            }
    }
    if (workbook_close(workbook) != LXW_NO_ERROR)
        throw std::runtime_error("cannot write " + file.string());
}

std::vector<SampleSheet> handKeptRoster() {
    SampleSheet first;
    first.name = "前河村";
    first.rows = {
        {{"赵家坪乡前河村农户花名册"}},
        {{"填报单位：前河村委会"}, {}, {}, {}, {}, {}, {"2022年6月"}},
        {{"序号"}, {"户主"}, {}, {"家庭成员"}, {}, {}, {}, {"健康状况"}, {"备注"}},
        {{}, {"姓名"}, {"组别"}, {"姓名"}, {"与户主关系"}, {"身份证号"}, {"出生日期"}, {}, {}},
        // one household in merged cells
        {numberCell("1"),
         {"王 大山"},
         {"一组"},
         {"王　大山"},
         {"本人"},
         {"'" + syntheticId("19600101", 11)},
         {"1960.1.1"},
         {"长期慢性病、残疾"},
         {}},
        {{},
         {},
         {},
         {"李秀 英"},
         {"妻"},
         {syntheticId("19620304", 22) + "\xC2\xA0"},
         {"1962年3月4日"},
         {"健康"},
         {}},
        {{},
         {},
         {},
         {"王小山"},
         {"长子"},
         {"１４９９９９１９８５０６０７０３３" + syntheticId("19850607", 33).substr(17)},
         dateCell("31205"),
         {"健康"},
         {"在外"}},
        // the next household starts with its 户主 row; the number cell lost its digits
        {numberCell("2"),
         {"赵二旺"},
         {"一组"},
         {"赵二旺"},
         {"户主"},
         {syntheticId("19551212", 45)},
         {},
         {"患有大病"},
         {}},
        {{}, {}, {}, {"钱三妮"}, {"配偶"}, numberCell("149999195803030000"), {}, {}, {}},
        {{}, {}, {}, {"赵四娃"}, {"次子"}, {"149999********0071"}, {}, {}, {}},
        // the same person again, and a name with a hole
        {{}, {}, {}, {"赵二旺"}, {"户主"}, {syntheticId("19551212", 45)}, {}, {}, {}},
        {numberCell("3"),
         {"孙?"},
         {"二组"},
         {"孙?"},
         {"户主"},
         {syntheticId("19700202", 7)},
         {"1970-02-03"},
         {"不详"},
         {}},
        {{},
         {},
         {},
         {"周五"},
         {"干亲"},
         {"14999919900101001" + std::string(1, syntheticId("19900101", 1)[17] == '5' ? '6' : '5')},
         {},
         {},
         {}},
        {{"合计"}, {"3户"}, {}, {"8人"}, {}, {}, {}, {}, {}},
        {{"注：以户口簿为准"}},
    };
    first.merges = {{0, 0, 0, 8}, {2, 0, 3, 0}, {2, 1, 2, 2}, {2, 3, 2, 6}, {2, 7, 3, 7},
                    {2, 8, 3, 8}, {4, 0, 6, 0}, {4, 1, 6, 1}, {4, 2, 6, 2}};

    SampleSheet second;
    second.name = "后河村委会";
    second.rows = {
        {{"户主姓名"}, {"户主身份证号"}, {"姓名"}, {"关系"}, {"公民身份号码"}, {"联系电话"}, {"低保"}},
        {{"古丽·阿布都"},
         {syntheticId("19650505", 2)},
         {"古丽•阿布都"},
         {"户主"},
         {syntheticId("19650505", 2)},
         {"+86 149-9999-0001"},
         {"√"}},
        {{"古丽·阿布都"},
         {syntheticId("19650505", 2)},
         {"买买提．阿布都"},
         {"儿子"},
         {syntheticId("19900909", 9)},
         {"14999990001/14999990002"},
         {}},
        // this one stands in the other village already
        {{"冯六"},
         {syntheticId("19710101", 5)},
         {"冯六"},
         {"户主"},
         {syntheticId("19710101", 5)},
         {},
         {"否"}},
        {{"冯六"}, {syntheticId("19710101", 5)}, {"王小山"}, {"之子"}, {syntheticId("19850607", 33)}, {}, {}},
        // nobody of this household is its head
        {{"吴老大"}, {}, {"吴七"}, {"之子"}, {syntheticId("19990101", 3)}, {}, {}},
    };

    SampleSheet other;
    other.name = "说明";
    other.rows = {{{"本表由各村填报"}}};
    return {first, second, other};
}

} // namespace ruhu::usecases
