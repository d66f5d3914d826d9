#pragma once

namespace ruhu::platform {

class Camera;
class Files;
class LocalNetwork;
class Locator;
class Microphone;
class Speaker;
class Sticks;

/// What the tablet has, from the program that knows its platform to whoever needs a part of it. All outlive
/// their users.
struct Ports {
    Camera& camera;
    Sticks& sticks;
    LocalNetwork& network;
    Microphone& microphone;
    Speaker& speaker;
    Locator& locator;
    Files& files;
};

} // namespace ruhu::platform
