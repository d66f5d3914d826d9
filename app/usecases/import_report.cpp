#include "app/usecases/import_report.h"

#include <map>
#include <sstream>

namespace ruhu::usecases {

namespace {

void count(std::ostream& out, const char* what, const ImportCount& count) {
    if (count == ImportCount{})
        return;
    out << "  " << what << "：新增 " << count.created << "，变更 " << count.changed << "，未变 "
        << count.unchanged << "\n";
}

std::string placed(const ImportRemark& remark) {
    std::string text;
    if (!remark.sheet.empty())
        text += "〔" + remark.sheet + "〕";
    if (remark.row > 0)
        text += "第" + std::to_string(remark.row) + "行 ";
    return text + remark.text;
}

std::string placed(const std::string& text) {
    return text;
}

template <typename List>
void list(std::ostream& out, const char* title, const List& entries, std::size_t listed) {
    if (entries.empty())
        return;
    out << title << " " << entries.size() << " 条：\n";
    for (std::size_t i = 0; i < entries.size() && i < listed; ++i)
        out << "  " << placed(entries[i]) << "\n";
    if (entries.size() > listed)
        out << "  另有 " << entries.size() - listed << " 条未列出\n";
}

} // namespace

std::string importReportText(const ImportReport& report, std::size_t listed) {
    std::ostringstream out;
    if (report.isStaff)
        out << "读取 " << report.rows << " 人\n";
    else
        out << "读取 " << report.rows << " 行，共 " << report.householdsRead << "户" << report.peopleRead
            << "人\n";
    count(out, "行政村", report.villages);
    count(out, "自然村", report.hamlets);
    count(out, "农户", report.households);
    count(out, "人口", report.people);
    count(out, "工作人员", report.staff);
    count(out, "登录密码", report.credentials);
    list(out, "未导入", report.rejected, listed);
    list(out, "请核对", report.warnings, listed);
    list(out, "两边不一样，保留入户填写的内容", report.differences, listed);
    list(out, "名册中没有、系统中在册，标为待核", report.missing, listed);
    if (!report.unknownHeadings.empty()) {
        out << "未使用的列：";
        for (std::size_t i = 0; i < report.unknownHeadings.size(); ++i)
            out << (i ? "、" : "") << report.unknownHeadings[i];
        out << "\n";
    }
    // PINs are listed whole: they are nowhere else.
    list(out, "新设初始密码，只显示这一次", report.newPins, report.newPins.size());
    return out.str();
}

std::string refusalText(const std::string& code) {
    static const std::map<std::string, std::string> kTexts = {
        {"unreadable", "文件打不开，请检查路径和权限。"},
        {"not_xlsx", "这不是 Excel 表格（.xlsx）或文本表格（.csv）。"},
        {"cut_off", "文件不完整或已损坏，请重新导出或重新拷贝。"},
        {"too_large", "文件过大或内容异常，为安全起见没有读取。一个文件最多 20 万行、512 列。"},
        {"encrypted_xls", "这是旧版 .xls 或带密码的文件，请另存为不带密码的 .xlsx 后再导入。"},
        {"no_sheet", "表格里没有内容。"},
        {"no_roster", "没有找到名册的表头：前 10 行内须有“姓名”“证件号码”，以及“户编号”“户主”或“与户主关系”；"
                      "人员名单须有“姓名”“职务”“行政村”三列。"},
        {"disk_full", "磁盘已满，没有导入。腾出空间后再次导入即可。"},
        {"read_only", "数据目录不能写入，没有导入。"},
        {"busy", "数据正被其他程序占用，请稍后再试。"},
    };
    const auto found = kTexts.find(code);
    return found != kTexts.end() ? found->second : "没有导入（" + code + "）。";
}

} // namespace ruhu::usecases
