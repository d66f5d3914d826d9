#pragma once

#include "app/forms/xlsform_sheets.h"
#include "app/forms/xlsform_types.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace ruhu::forms {

/// A question, group or repeat of the survey sheet.
struct SurveyItem {
    SurveyType type;
    std::string typeText;
    std::string name;
    std::string path;
    const SheetRow* row = nullptr; ///< null for what the conversion adds
    SurveyItem* parent = nullptr;
    std::vector<std::unique_ptr<SurveyItem>> children;
    std::map<std::string, std::string> added; ///< columns of what the conversion adds

    bool isRepeat() const { return type.kind == SurveyType::Kind::BeginRepeat; }
    bool isGroup() const { return isRepeat() || type.kind == SurveyType::Kind::BeginGroup; }
    std::string text(const std::string& column) const;
};

/// The survey sheet as a tree below the root `name`; `byName` finds items, several where a name is not
/// unique. The sheet must outlive it.
struct Survey {
    std::unique_ptr<SurveyItem> root;
    std::multimap<std::string, SurveyItem*, std::less<>> byName;
};
Survey readSurvey(const FormSheet& sheet, const std::string& name, Problems& problems);

} // namespace ruhu::forms
