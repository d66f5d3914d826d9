#include "app/questionnaire/built_in_form.h"

#include "app/documents/spreadsheet.h"
#include "app/forms/xlsform_converter.h"
#include "app/questionnaire/choices_csv.h"
#include "app/questionnaire/settings_csv.h"
#include "app/questionnaire/survey_csv.h"

#include <stdexcept>

namespace ruhu::questionnaire {

std::shared_ptr<const HouseholdForm> builtInForm() {
    static const auto form = [] {
        documents::Workbook workbook;
        for (const auto& [name, csv] : {std::pair("survey", kSurveyCsv), std::pair("choices", kChoicesCsv),
                                        std::pair("settings", kSettingsCsv)}) {
            auto read = documents::parseSpreadsheet(csv).value();
            read.sheets.front().name = name;
            workbook.sheets.push_back(std::move(read.sheets.front()));
        }
        auto converted = forms::convertXlsForm(workbook, "household_visit");
        auto problems = std::move(converted.problems);
        auto own = problems.empty() ? HouseholdForm::read(std::move(converted.xml), problems) : nullptr;
        if (!own) // it is part of the program, and a test reads it
            throw std::logic_error("the built-in form is refused: " + problems.at(0).code + " " +
                                   problems.at(0).subject + " " + problems.at(0).place.path);
        return std::shared_ptr<const HouseholdForm>(std::move(own));
    }();
    return form;
}

} // namespace ruhu::questionnaire
