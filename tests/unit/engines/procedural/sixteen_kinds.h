/** Sixteen kinds declared as recipes would declare them, for tests that read prompts. */
#ifndef PA_TESTS_SIXTEEN_KINDS_H
#define PA_TESTS_SIXTEEN_KINDS_H

#include "engines/procedural/kinds.h"

enum { SIXTEEN = 16 };

#define WORDS(...) ((const char *const[]){__VA_ARGS__, NULL})
#define PARTS(...) ((const pa_kind_part[]){__VA_ARGS__, {NULL, 0, 0, 0}})
#define SLOTS(...) ((const pa_kind_slot[]){__VA_ARGS__, {NULL, NULL}})
#define SIZE(least, usual, most)                                                                             \
    .size_extent = PA_EXTENT_HEIGHT, .least_m = least, .usual_m = usual, .most_m = most

static const pa_kind chair_kind = {
    .name = "chair",
    .synsets = WORDS("chair.n.01"),
    .except = WORDS("wheelchair.n.01", "chaise_longue.n.01", "rocking_chair.n.01"),
    .names = WORDS("dining chair", "office chair"),
    SIZE(0.6, 0.9, 1.3),
    .parts = PARTS({"leg", 3, 4, 6}, {"armrest", 0, 0, 2}, {"cushion", 0, 0, 1}),
    .slots = SLOTS({"frame", "wood"}, {"seat", "wood"}, {"leg", "wood"}, {"cushion", "fabric"}),
    .styles = WORDS("modern", "rustic", "victorian"),
    .shapes = WORDS("round", "tall"),
};
static const pa_kind table_kind = {
    .name = "table",
    .synsets = WORDS("table.n.02", "table.n.03"),
    .except = WORDS("counter.n.01", "altar.n.01", "booth.n.01", "platen.n.01", "desk.n.01", "pool_table.n.01",
                    "dressing_table.n.01", "table-tennis_table.n.01", "stand.n.04", "operating_table.n.01"),
    .names = WORDS("side table", "end table"),
    SIZE(0.3, 0.75, 1.1),
    .parts = PARTS({"leg", 1, 4, 6}, {"drawer", 0, 0, 2}),
    .slots = SLOTS({"top", "wood"}, {"leg", "wood"}),
    .styles = WORDS("modern", "rustic"),
    .shapes = WORDS("round", "square", "oval"),
};
static const pa_kind sofa_kind = {
    .name = "sofa",
    .synsets = WORDS("sofa.n.01"),
    .except = WORDS("squab.n.02"),
    SIZE(0.6, 0.85, 1.2),
    .parts = PARTS({"cushion", 0, 3, 4}, {"leg", 0, 4, 6}, {"armrest", 0, 2, 2}),
    .slots = SLOTS({"cover", "fabric"}, {"leg", "wood"}, {"cushion", "fabric"}),
    .styles = WORDS("modern", "victorian"),
};
static const pa_kind lamp_kind = {
    .name = "lamp",
    .synsets = WORDS("lamp.n.02"),
    .names = WORDS("desk lamp", "bedside lamp", "standing lamp"),
    SIZE(0.3, 0.5, 1.8),
    .parts = PARTS({"shade", 0, 1, 3}),
    .slots = SLOTS({"base", "brass"}, {"shade", "fabric"}),
    .styles = WORDS("modern", "art deco"),
};
static const pa_kind mug_kind = {
    .name = "mug",
    .synsets = WORDS("mug.n.04"),
    .names = WORDS("coffee mug", "cup", "teacup", "coffee cup", "cup of tea"),
    SIZE(0.07, 0.1, 0.16),
    .parts = PARTS({"handle", 0, 1, 2}),
    .slots = SLOTS({"body", "ceramic"}, {"handle", "ceramic"}),
};
static const pa_kind bottle_kind = {
    .name = "bottle",
    .synsets = WORDS("bottle.n.01"),
    .except = WORDS("jug.n.01", "gourd.n.01", "flask.n.01", "bota.n.01", "cruet.n.01"),
    .names = WORDS("perfume bottle"),
    SIZE(0.1, 0.3, 0.5),
    .parts = PARTS({"cork", 0, 1, 1}, {"label", 0, 1, 1}),
    .slots = SLOTS({"glass", "glass"}, {"label", "paper"}),
};
static const pa_kind vase_kind = {
    .name = "vase",
    .synsets = WORDS("vase.n.01"),
    .except = WORDS("urn.n.01"),
    SIZE(0.12, 0.3, 0.9),
    .parts = PARTS({"handle", 0, 0, 2}),
    .slots = SLOTS({"body", "ceramic"}),
    .shapes = WORDS("tall", "round"),
};
static const pa_kind apple_kind = {
    .name = "apple",
    .synsets = WORDS("apple.n.01"),
    SIZE(0.06, 0.08, 0.11),
    .parts = PARTS({"leaf", 0, 1, 3}, {"stem", 0, 1, 1}),
    .slots = SLOTS({"skin", "apple skin"}, {"leaf", "leaf"}, {"stem", "wood"}),
};
static const pa_kind mushroom_kind = {
    .name = "mushroom",
    .synsets = WORDS("mushroom.n.01", "mushroom.n.02", "mushroom.n.03", "mushroom.n.05", "toadstool.n.01"),
    .names = WORDS("fly agaric"),
    SIZE(0.05, 0.12, 0.3),
    .parts = PARTS({"spot", 0, 9, 20}),
    .slots = SLOTS({"cap", "mushroom"}, {"stem", "mushroom"}, {"spot", "mushroom"}),
};
static const pa_kind tree_kind = {
    .name = "tree",
    .synsets = WORDS("tree.n.01"),
    .except = WORDS("palm.n.03", "conifer.n.01", "bonsai.n.01", "christmas tree"),
    SIZE(2, 8, 30),
    .parts = PARTS({"trunk", 1, 1, 3}),
    .slots = SLOTS({"leaf", "foliage"}, {"trunk", "bark"}),
    .shapes = WORDS("tall", "gnarled", "bare"),
};
static const pa_kind house_kind = {
    .name = "house",
    .synsets = WORDS("house.n.01"),
    .except = WORDS("palace.n.01", "residence.n.02", "dollhouse.n.01", "sod_house.n.01"),
    SIZE(3, 7, 15),
    .parts = PARTS({"window", 0, 4, 20}, {"chimney", 0, 1, 3}, {"door", 1, 1, 2}),
    .slots = SLOTS({"wall", "plaster"}, {"roof", "tiles"}, {"door", "wood"}),
    .styles = WORDS("modern", "rustic", "victorian", "medieval"),
};
static const pa_kind car_kind = {
    .name = "car",
    .synsets = WORDS("car.n.01"),
    .except = WORDS("ambulance.n.01", "bus.n.04", "train car"),
    .names = WORDS("sports car", "racing car"),
    .size_extent = PA_EXTENT_LENGTH,
    .least_m = 2.5,
    .usual_m = 4.4,
    .most_m = 7,
    .parts = PARTS({"wheel", 3, 4, 8}, {"door", 2, 4, 4}),
    .slots = SLOTS({"body", "paint"}, {"wheel", "rubber"}),
    .styles = WORDS("modern", "vintage", "toy"),
};
static const pa_kind rocket_kind = {
    .name = "rocket",
    .synsets = WORDS("rocket.n.01"),
    .except = WORDS("missile.n.01"),
    .names = WORDS("rocket ship", "space rocket"),
    SIZE(5, 30, 110),
    .parts = PARTS({"fin", 0, 3, 6}, {"window", 0, 1, 5}),
    .slots = SLOTS({"body", "paint"}, {"fin", "paint"}, {"nose", "paint"}),
    .styles = WORDS("retro", "futuristic", "toy"),
};
static const pa_kind sword_kind = {
    .name = "sword",
    .synsets = WORDS("sword.n.01"),
    .names = WORDS("longsword", "katana"),
    SIZE(0.5, 1.0, 1.6),
    .parts = PARTS({"gem", 0, 0, 3}),
    .slots = SLOTS({"blade", "steel"}, {"hilt", "gold"}, {"handle", "leather"}, {"gem", "ruby"}),
    .styles = WORDS("medieval", "fantasy"),
};
static const pa_kind boat_kind = {
    .name = "boat",
    .synsets = WORDS("boat.n.01"),
    .except = WORDS("gondola.n.02", "hydrofoil.n.02", "water_scooter.n.01"),
    .names = WORDS("fishing boat", "rowing boat", "sailing boat"),
    .size_extent = PA_EXTENT_LENGTH,
    .least_m = 2,
    .usual_m = 5,
    .most_m = 20,
    .parts = PARTS({"sail", 0, 0, 3}, {"mast", 0, 0, 3}, {"oar", 0, 2, 6}),
    .slots = SLOTS({"hull", "wood"}, {"sail", "canvas"}),
};
static const pa_kind robot_kind = {
    .name = "robot",
    .synsets = WORDS("automaton.n.02"),
    .except = WORDS("golem"),
    SIZE(0.3, 1.6, 3),
    .parts = PARTS({"arm", 0, 2, 6}, {"leg", 0, 2, 4}, {"eye", 1, 2, 3}, {"antenna", 0, 1, 3}),
    .slots = SLOTS({"body", "steel"}, {"eye", "glass"}, {"arm", "steel"}),
    .styles = WORDS("retro", "futuristic", "toy", "cute"),
};

static const pa_kind *const sixteen_kinds[SIXTEEN] = {
    &chair_kind,    &table_kind, &sofa_kind,  &lamp_kind, &mug_kind,    &bottle_kind, &vase_kind, &apple_kind,
    &mushroom_kind, &tree_kind,  &house_kind, &car_kind,  &rocket_kind, &sword_kind,  &boat_kind, &robot_kind,
};

#endif
