#include "app/usecases/form_shelf.h"

#include "app/questionnaire/built_in_form.h"
#include "app/store/form_queries.h"

namespace ruhu::usecases {

std::shared_ptr<const domain::VisitForm> FormShelf::read(const std::string& file) {
    const auto known = m_byFile.find(file);
    if (known != m_byFile.end())
        return known->second;
    auto bytes = m_blob(file);
    if (!bytes)
        return nullptr; // on its way
    forms::Problems problems;
    std::shared_ptr<const domain::VisitForm> form =
        questionnaire::HouseholdForm::read(std::move(bytes->bytes), problems);
    return m_byFile.emplace(file, std::move(form)).first->second;
}

std::shared_ptr<const domain::VisitForm> FormShelf::current() {
    auto builtIn = questionnaire::builtInForm();
    for (const auto& published : store::publishedForms(m_tables, builtIn->id()))
        if (auto form = read(published.file))
            return form;
    return builtIn;
}

std::shared_ptr<const domain::VisitForm> FormShelf::ofVersion(std::string_view version) {
    auto builtIn = questionnaire::builtInForm();
    if (!version.empty())
        for (const auto& published : store::publishedForms(m_tables, builtIn->id()))
            if (published.version == version)
                if (auto form = read(published.file))
                    return form;
    return version == builtIn->version() ? builtIn : current();
}

} // namespace ruhu::usecases
