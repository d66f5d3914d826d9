#include "app/usecases/publish_form.h"

#include "app/forms/form_loader.h"
#include "app/questionnaire/built_in_form.h"
#include "app/questionnaire/outside_data.h"
#include "app/store/form_queries.h"

#include <nlohmann/json.hpp>

namespace ruhu::usecases {

namespace {

/// One XForm with everything in it but what each household's facts say.
std::string wholeXForm(const forms::FormSource& source, forms::Problems& problems) {
    const auto outside = questionnaire::outsideData({});
    return forms::withFilesInside(
        source.xml,
        [&](const std::string& name) { return outside.contains(name) ? std::nullopt : source.files(name); },
        problems);
}

std::string versionProblem(SQLite::Database& tables, const questionnaire::HouseholdForm& form,
                           PublishedReport& report) {
    const auto builtIn = questionnaire::builtInForm();
    if (form.id() != builtIn->id())
        return "visit_form_id";
    if (form.version().empty())
        return "visit_no_version";
    const auto hash = sync::makeBlob("application/xml", form.xform()).sha256;
    if (form.version() == builtIn->version() && form.xform() != builtIn->xform())
        return "visit_version_taken";
    report.already = form.version() == builtIn->version();
    for (const auto& published : store::publishedForms(tables, form.id()))
        if (published.version == form.version()) {
            report.already = published.file == hash;
            if (!report.already)
                return "visit_version_taken";
        }
    return {};
}

} // namespace

sync::Result<PublishedReport> publishForm(const std::filesystem::path& file, sync::Committer& office) {
    PublishedReport report;
    const auto source = forms::openFormFile(file);
    report.problems = source.problems;
    if (!report.problems.empty())
        return report;
    auto xform = wholeXForm(source, report.problems);
    const auto form = report.problems.empty()
                          ? questionnaire::HouseholdForm::read(std::move(xform), report.problems)
                          : nullptr;
    if (form) {
        report.title = form->title();
        report.version = form->version();
        report.questions = static_cast<int>(form->plan().questions.size());
        if (auto code = versionProblem(office.tables(), *form, report); !code.empty()) {
            const auto subject = code == "visit_form_id" ? form->id() : form->version();
            report.problems.push_back({std::move(code), subject, questionnaire::builtInForm()->id(), {}});
        }
    }
    if (source.places)
        for (auto& problem : report.problems)
            problem.place = source.places(problem.place);
    if (!report.problems.empty() || report.already)
        return report;
    auto blob = sync::makeBlob("application/xml", form->xform());
    sync::RecordChange record{"questionnaire",
                              store::questionnaireIdOf(form->id(), form->version()),
                              {{"form_id", form->id()},
                               {"version", form->version()},
                               {"title", form->title()},
                               {"file", blob.sha256},
                               {"published_at", office.correctedNow()}},
                              std::nullopt};
    if (auto kept = office.commit({"township", "", {std::move(record)}, {std::move(blob)}}); !kept)
        return kept.error();
    return report;
}

} // namespace ruhu::usecases
