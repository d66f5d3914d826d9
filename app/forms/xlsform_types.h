#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace ruhu::forms {

/// What the type column of a survey row asks for.
struct SurveyType {
    enum class Kind { BeginGroup, EndGroup, BeginRepeat, EndRepeat, Question, ExternalFile };
    enum class Choices { None, List, File, External, Answers };
    Kind kind = Kind::Question;
    std::string bind;       ///< data type; "" for string
    std::string control;    ///< tag in the body; "" if nobody is asked
    std::string mediaType;  ///< of an upload
    std::string preload;    ///< jr:preload
    std::string parameters; ///< jr:preloadParams
    bool readonly = false;
    Choices choices = Choices::None;
    std::string list; ///< of choices: list, file, or ${question}
    bool orOther = false;
};

/// Reads a type such as "select_one villages or_other". Nothing if it is unknown; `unsupported` tells that
/// XLSForm knows it and Ruhu does not.
std::optional<SurveyType> surveyType(std::string_view text, bool& unsupported);

} // namespace ruhu::forms
