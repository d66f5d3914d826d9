#include "app/forms/xlsform_places.h"

#include <memory>
#include <vector>

namespace ruhu::forms {

void XlsFormPlaces::note(const SurveyItem& item) {
    for (const auto& [property, column] : std::vector<std::pair<std::string, std::string>>{
             {"relevant", "relevant"},
             {"required", "required"},
             {"readonly", "readonly"},
             {"constraint", "constraint"},
             {"calculate", item.name.ends_with("_count") && item.added.contains("calculation")
                               ? "repeat_count"
                               : "calculation"},
             {"repeat_count", "repeat_count"},
             {"choice_filter", "choice_filter"},
             {"default", "default"},
             {"label", "label"},
             {"hint", "hint"},
             {"type", "type"},
             {"", "name"}})
        m_places[{item.path, property}] = m_source.placeOf(item, column);
}

PlaceFinder XlsFormPlaces::finder() {
    auto places = std::make_shared<Places>(std::move(m_places));
    return [places](const Place& place) {
        for (const auto& key : {std::pair(place.path, place.property), std::pair(place.path, std::string())})
            if (const auto found = places->find(key); found != places->end()) {
                auto result = found->second;
                result.path = place.path;
                result.property = place.property;
                return result;
            }
        return place;
    };
}

} // namespace ruhu::forms
