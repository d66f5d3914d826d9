#include "app/usecases/roster_columns.h"

#include <stdexcept>
#include <string>

namespace ruhu::usecases {

const std::vector<RosterColumn>& rosterColumns() {
    using enum RosterSubject;
    using enum RosterValue;
    static const std::vector<RosterColumn> kColumns = {
        {"county", Place, Special, "", {"县", "县名称", "县(区)", "县级"}},
        {"township", Place, Special, "", {"乡", "乡镇", "乡(镇)", "乡镇名称"}},
        {"village", Place, Special, "", {"村", "行政村", "村名", "行政村名称", "所在村", "村委会"}},
        {"hamlet",
         Place,
         Special,
         "",
         {"自然村", "自然村(组)", "自然村组", "村民小组", "组", "小组", "组别", "村组", "所属村民小组"}},
        {"national_no", Household, Special, "", {"户编号", "户号", "家庭编号", "户编码"}},
        {"head_name", Household, Special, "", {"户主姓名", "户主名字", "户主"}},
        {"head_id_no",
         Household,
         Special,
         "",
         {"户主证件号码", "户主身份证号", "户主身份证号码", "户主身份证", "户主证件号"}},
        {"address", Household, Text, "", {"家庭住址", "住址", "户籍地址", "地址", "家庭地址"}},
        {"phone", Household, Phone, "", {"户联系电话", "家庭电话", "户主电话", "户主联系电话"}},
        {"base_type",
         Household,
         Code,
         "base_type",
         {"户类型", "户属性", "农户类型", "农户属性", "脱贫户属性"}},
        {"monitor_class", Household, Code, "monitor_class", {"监测对象类别", "监测类别", "监测对象类型"}},
        {"risk_cleared", Household, Special, "", {"风险是否已消除", "风险是否消除", "是否消除风险"}},
        {"risk_1", Household, Code, "risk", {"致贫返贫风险1", "致贫返贫风险", "风险类型", "致贫风险1"}},
        {"risk_2", Household, Code, "risk", {"致贫返贫风险2", "致贫风险2"}},
        {"risk_3", Household, Code, "risk", {"致贫返贫风险3", "致贫风险3"}},
        {"risk_4", Household, Code, "risk", {"致贫返贫风险4", "致贫风险4"}},
        {"risk_5", Household, Code, "risk", {"致贫返贫风险5", "致贫风险5"}},
        {"original_cause", Household, Code, "original_cause", {"原致贫原因", "主要致贫原因", "致贫原因"}},
        {"lifted_year", Household, Integer, "", {"脱贫年度", "脱贫年份", "脱贫时间"}},
        {"policy_status", Household, Code, "policy_status", {"享受政策", "是否继续享受政策", "享受政策情况"}},
        {"dibao_type", Household, Code, "dibao_type", {"低保类型", "低保类别"}},
        {"tekun_type", Household, Code, "tekun_type", {"特困类型", "特困供养类型"}},
        {"no_labour_household",
         Household,
         YesNo,
         "",
         {"整户无劳动能力兜底保障户", "整户无劳动力兜底户", "是否整户无劳动力", "整户无劳动力"}},
        {"relocated",
         Household,
         YesNo,
         "",
         {"是否易地扶贫搬迁户", "是否易地搬迁户", "易地搬迁", "易地搬迁户"}},
        {"martyr_family", Household, YesNo, "", {"是否军烈属", "军烈属"}},
        {"last_year_per_net",
         Household,
         Money,
         "",
         {"人均纯收入(上年)", "上年人均纯收入", "人均纯收入", "年人均纯收入"}},
        {"note", Household, Text, "", {"户备注"}},
        {"national_no", Person, Special, "", {"人口编号", "人员编号", "成员编号"}},
        {"name", Person, Special, "", {"姓名", "成员姓名", "家庭成员姓名", "人员姓名", "家庭成员"}},
        {"gender", Person, Special, "", {"性别"}},
        {"birth_date", Person, Special, "", {"出生日期", "出生年月", "出生年月日", "生日"}},
        {"id_type", Person, Code, "id_type", {"证件类型"}},
        {"id_no",
         Person,
         Special,
         "",
         {"证件号码", "身份证号", "身份证号码", "公民身份号码", "公民身份证号码", "身份证", "居民身份证号码",
          "证件号", "成员证件号码"}},
        {"relation",
         Person,
         Code,
         "relation",
         {"与户主关系", "关系", "与户主的关系", "家庭关系", "户主关系"}},
        {"ethnic", Person, Code, "ethnic", {"民族"}},
        {"political", Person, Code, "political", {"政治面貌"}},
        {"phone",
         Person,
         Phone,
         "",
         {"成员联系电话", "联系电话", "电话", "手机号", "手机号码", "本人电话", "联系方式"}},
        {"education", Person, Code, "education", {"文化程度", "学历"}},
        {"school_status", Person, Code, "school_status", {"在校生状况", "在校状况", "在校情况"}},
        {"dropout_reason",
         Person,
         Code,
         "dropout_reason",
         {"失学或辍学原因", "义务教育阶段未上学原因", "未上学原因"}},
        {"labour", Person, Code, "labour", {"劳动技能", "劳动能力", "劳动力情况"}},
        {"health", Person, Health, "health", {"健康状况", "身体状况", "健康情况"}},
        {"disability_no", Person, Special, "", {"残疾证号", "残疾人证号", "残疾证号码"}},
        {"disability_kind", Person, Code, "disability_kind", {"残疾类别", "残疾类型"}},
        {"disability_level", Person, Code, "disability_level", {"残疾等级", "残疾级别"}},
        {"work_region", Person, Code, "work_region", {"务工区域", "务工地区"}},
        {"work_place", Person, Text, "", {"务工所在地", "务工地点", "务工地"}},
        {"work_months", Person, Integer, "", {"务工时间(月)", "务工月数", "务工时间", "务工时长"}},
        {"job_channel", Person, Code, "job_channel", {"就业渠道"}},
        {"public_post", Person, Code, "public_post", {"公益性岗位类型", "公益性岗位", "公益岗位", "公益岗"}},
        {"post_months", Person, Integer, "", {"公益性岗位(月数)", "公益性岗位月数"}},
        {"med_resident",
         Person,
         YesNo,
         "",
         {"是否参加城乡居民基本医疗保险", "是否参加新型农村合作医疗(城乡居民基本医疗保险)", "居民医保",
          "城乡居民基本医疗保险", "是否参加新型农村合作医疗"}},
        {"med_employee", Person, YesNo, "", {"是否参加城镇职工基本医疗保险", "职工医保"}},
        {"serious_ins", Person, YesNo, "", {"是否参加大病保险", "大病保险"}},
        {"med_aid", Person, YesNo, "", {"是否接受大病医疗救助", "是否接受医疗救助", "医疗救助"}},
        {"med_commercial", Person, YesNo, "", {"是否参加商业补充医疗保险", "商业补充医疗保险"}},
        {"pension_resident", Person, Special, "", {"是否参加城乡居民基本养老保险", "居民养老"}},
        {"pension_employee", Person, Special, "", {"是否参加城镇职工基本养老保险", "职工养老"}},
        {"dibao", Person, YesNo, "", {"是否享受低保", "是否低保", "是否享受农村居民最低生活保障", "低保"}},
        {"tekun", Person, YesNo, "", {"是否特困供养人员", "是否特困", "特困"}},
        {"orphan", Person, YesNo, "", {"是否孤儿", "是否孤儿或事实无人抚养"}},
    };
    return kColumns;
}

const std::vector<HeadingAlias>& rosterHeadings() {
    static const std::vector<HeadingAlias> kAliases = [] {
        std::vector<HeadingAlias> aliases;
        for (const auto& column : rosterColumns())
            aliases.push_back({column.name, column.headings});
        return aliases;
    }();
    return kAliases;
}

std::size_t rosterColumn(RosterSubject subject, std::string_view name) {
    const auto& columns = rosterColumns();
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (columns[i].subject == subject && columns[i].name == name)
            return i;
    throw std::out_of_range("no roster column " + std::string(name));
}

} // namespace ruhu::usecases
