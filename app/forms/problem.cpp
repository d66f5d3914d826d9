#include "app/forms/problem.h"

#include <functional>
#include <map>

namespace ruhu::forms {

namespace {

using Say = std::function<domain::Words(const Problem&)>;

std::string zh(const std::string& text) {
    return text.empty() ? std::string() : "“" + text + "”";
}

std::string en(const std::string& text) {
    return text.empty() ? std::string() : "\"" + text + "\"";
}

const std::map<std::string, Say>& sayings() {
    static const std::map<std::string, Say> all = {
        {"unreadable",
         [](const Problem& p) {
             return domain::Words{"打不开文件：" + p.detail, "Cannot be opened: " + p.detail};
         }},
        {"bad_spreadsheet",
         [](const Problem& p) {
             return domain::Words{"表格文件读不了（" + p.detail + "）",
                                  "The spreadsheet cannot be read (" + p.detail + ")"};
         }},
        {"bad_xml",
         [](const Problem& p) {
             return domain::Words{"不是完好的 XML" + zh(p.subject) + "：" + p.detail,
                                  "No sound XML " + en(p.subject) + ": " + p.detail};
         }},
        {"no_xform",
         [](const Problem&) {
             return domain::Words{"不是 XForm：缺少 model 或 body", "No XForm: model or body is missing"};
         }},
        {"no_instance",
         [](const Problem&) {
             return domain::Words{"XForm 里没有主数据（instance）", "The XForm has no primary instance"};
         }},
        {"no_survey",
         [](const Problem&) {
             return domain::Words{"缺少工作表 survey，或表里没有 type 列",
                                  "There is no sheet survey with a column type"};
         }},
        {"too_large",
         [](const Problem& p) {
             return domain::Words{"表单太大，最多 " + p.subject + " 项",
                                  "The form is too large: at most " + p.subject};
         }},
        {"unknown_type",
         [](const Problem& p) {
             return domain::Words{"不认识的题型" + zh(p.subject), "Unknown type " + en(p.subject)};
         }},
        {"unsupported_type",
         [](const Problem& p) {
             return domain::Words{"入户系统不支持题型" + zh(p.subject),
                                  "Ruhu does not support the type " + en(p.subject)};
         }},
        {"unsupported_control",
         [](const Problem& p) {
             return domain::Words{"入户系统不支持界面元素" + zh(p.subject),
                                  "Ruhu does not support the control " + en(p.subject)};
         }},
        {"unsupported_action",
         [](const Problem& p) {
             return domain::Words{"入户系统不支持动作" + zh(p.subject),
                                  "Ruhu does not support the action " + en(p.subject)};
         }},
        {"unsupported_instance",
         [](const Problem& p) {
             return domain::Words{"入户系统不支持数据来源" + zh(p.subject),
                                  "Ruhu does not support the data source " + en(p.subject)};
         }},
        {"unsupported_setting",
         [](const Problem& p) {
             return domain::Words{"入户系统不支持设置" + zh(p.subject),
                                  "Ruhu does not support the setting " + en(p.subject)};
         }},
        {"no_name",
         [](const Problem&) {
             return domain::Words{"缺少名称（name）", "A name is missing"};
         }},
        {"bad_name",
         [](const Problem& p) {
             return domain::Words{"名称" + zh(p.subject) + "不合规：须以字母或下划线开头，不能有空格",
                                  "The name " + en(p.subject) +
                                      " must begin with a letter or underscore and hold no spaces"};
         }},
        {"duplicate_name",
         [](const Problem& p) {
             return domain::Words{"名称" + zh(p.subject) + "重复",
                                  "The name " + en(p.subject) + " is used twice"};
         }},
        {"duplicate_choice",
         [](const Problem& p) {
             return domain::Words{"选项表" + zh(p.detail) + "里的值" + zh(p.subject) + "重复",
                                  "The value " + en(p.subject) + " stands twice in the list " + en(p.detail)};
         }},
        {"duplicate_instance",
         [](const Problem& p) {
             return domain::Words{"数据来源" + zh(p.subject) + "重复",
                                  "The instance " + en(p.subject) + " is declared twice"};
         }},
        {"no_list",
         [](const Problem& p) {
             return domain::Words{"找不到选项表" + zh(p.subject),
                                  "There is no list of choices " + en(p.subject)};
         }},
        {"no_file",
         [](const Problem& p) {
             return domain::Words{"缺少附带文件" + zh(p.subject),
                                  "The file " + en(p.subject) + " is missing"};
         }},
        {"unmatched_end",
         [](const Problem& p) {
             return domain::Words{zh(p.subject) + "没有对应的开始行", en(p.subject) + " has no beginning"};
         }},
        {"unmatched_begin",
         [](const Problem& p) {
             return domain::Words{zh(p.subject) + "没有对应的结束行", en(p.subject) + " has no end"};
         }},
        {"unknown_reference",
         [](const Problem& p) {
             return domain::Words{"没有名为" + zh(p.subject) + "的题目",
                                  "There is no question " + en(p.subject)};
         }},
        {"ambiguous_reference",
         [](const Problem& p) {
             return domain::Words{"名为" + zh(p.subject) + "的题目不止一个",
                                  "There are several questions " + en(p.subject)};
         }},
        {"unknown_path",
         [](const Problem& p) {
             return domain::Words{
                 "路径" + zh(p.subject) + "不存在" +
                     (p.detail.empty() || p.detail == p.subject ? "" : "（" + p.detail + "）"),
                 "The path " + en(p.subject) + " leads nowhere" +
                     (p.detail.empty() || p.detail == p.subject ? "" : " (" + p.detail + ")")};
         }},
        {"above_root",
         [](const Problem& p) {
             return domain::Words{"路径" + zh(p.subject) + "超出了表单",
                                  "The path " + en(p.subject) + " leads out of the form"};
         }},
        {"attribute",
         [](const Problem& p) {
             return domain::Words{"不支持属性" + zh("@" + p.subject),
                                  "Attributes such as " + en("@" + p.subject) + " are not supported"};
         }},
        {"not_nodes",
         [](const Problem& p) {
             return domain::Words{zh(p.subject) + "前面的不是节点",
                                  "What stands before " + en(p.subject) + " is no set of nodes"};
         }},
        {"unknown_function",
         [](const Problem& p) {
             return domain::Words{"没有函数" + zh(p.subject + "()"),
                                  "There is no function " + en(p.subject + "()")};
         }},
        {"argument_count",
         [](const Problem& p) {
             return domain::Words{"函数" + zh(p.subject + "()") + "不能有 " + p.detail + " 个参数",
                                  "The function " + en(p.subject + "()") + " does not take " + p.detail +
                                      " arguments"};
         }},
        {"literal_needed",
         [](const Problem& p) {
             return domain::Words{"函数" + zh(p.subject + "()") + "要求写明带引号的名称",
                                  "The function " + en(p.subject + "()") + " needs its names in quotes"};
         }},
        {"path_needed",
         [](const Problem& p) {
             return domain::Words{"函数" + zh(p.subject + "()") + "的第 " + p.detail + " 个参数须是题目",
                                  "Argument " + p.detail + " of " + en(p.subject + "()") +
                                      " must be a question"};
         }},
        {"not_its_repeat",
         [](const Problem& p) {
             return domain::Words{zh(p.detail) + "不在重复组" + zh(p.subject) + "里",
                                  en(p.detail) + " is not in the repeat " + en(p.subject)};
         }},
        {"unknown_instance",
         [](const Problem& p) {
             return domain::Words{"没有数据来源" + zh(p.subject), "There is no instance " + en(p.subject)};
         }},
        {"expression",
         [](const Problem& p) {
             return domain::Words{
                 "表达式" + zh(p.subject) + (p.detail.empty() ? "没有写完" : "在" + zh(p.detail) + "处有错"),
                 "The expression " + en(p.subject) +
                     (p.detail.empty() ? " is not finished" : " is wrong at " + en(p.detail))};
         }},
        {"cycle",
         [](const Problem& p) {
             return domain::Words{"计算互相依赖，没有尽头：" + p.detail,
                                  "These depend on each other without end: " + p.detail};
         }},
        {"bad_parameter",
         [](const Problem& p) {
             return domain::Words{"参数" + zh(p.subject) + "不对",
                                  "The parameter " + en(p.subject) + " is wrong"};
         }},
        {"bad_trigger",
         [](const Problem& p) {
             return domain::Words{"触发条件" + zh(p.subject) + "须是 ${题目}",
                                  "The trigger " + en(p.subject) + " must be a ${question}"};
         }},
        {"visit_no_members",
         [](const Problem&) {
             return domain::Words{"缺少家庭成员的重复组 members", "The repeat members is missing"};
         }},
        {"visit_no_question",
         [](const Problem& p) {
             return domain::Words{"缺少必有的题目" + zh(p.subject),
                                  "The question " + en(p.subject) + " must be there"};
         }},
        {"visit_kind",
         [](const Problem& p) {
             return domain::Words{zh(p.subject) + "的题型跟系统里保存的不一样",
                                  "The type of " + en(p.subject) + " is not what the records keep"};
         }},
        {"visit_type",
         [](const Problem& p) {
             return domain::Words{"入户时问不了" + zh(p.subject) + "这种题型",
                                  "A visit cannot ask a question of the type of " + en(p.subject)};
         }},
        {"visit_no_section",
         [](const Problem& p) {
             return domain::Words{"题目" + zh(p.subject) + "要放进一个分组",
                                  "The question " + en(p.subject) + " must stand in a group"};
         }},
        {"visit_form_id",
         [](const Problem& p) {
             return domain::Words{"表样的 form_id 是" + zh(p.subject) + "，须是" + zh(p.detail),
                                  "The form_id is " + en(p.subject) + " and must be " + en(p.detail)};
         }},
        {"visit_no_version",
         [](const Problem&) {
             return domain::Words{"settings 里缺少 version", "The settings name no version"};
         }},
        {"visit_version_taken",
         [](const Problem& p) {
             return domain::Words{"版本" + zh(p.subject) + "已经用过，内容不同；请换一个版本号",
                                  "The version " + en(p.subject) + " is taken by another content"};
         }},
        {"empty_group",
         [](const Problem& p) {
             return domain::Words{"分组" + zh(p.subject) + "里没有题目",
                                  "The group " + en(p.subject) + " is empty"};
         }},
    };
    return all;
}

} // namespace

domain::Words wordsFor(const Problem& problem) {
    const auto found = sayings().find(problem.code);
    if (found == sayings().end())
        return {problem.code + " " + problem.subject, problem.code + " " + problem.subject};
    return found->second(problem);
}

domain::Words wordsFor(const Place& place) {
    if (place.sheet.empty()) {
        if (place.path.empty())
            return {};
        const auto property = place.property.empty() ? std::string() : " " + place.property;
        return {"节点 " + place.path + property, "node " + place.path + property};
    }
    domain::Words words{"工作表 " + place.sheet, "sheet " + place.sheet};
    if (place.row > 0) {
        words.zh += " 第 " + std::to_string(place.row) + " 行";
        words.en += " row " + std::to_string(place.row);
    }
    if (!place.column.empty()) {
        words.zh += " " + place.column + " 列";
        words.en += " column " + place.column;
    }
    return words;
}

} // namespace ruhu::forms
