# SPDX-License-Identifier: GPL-3.0-or-later
"""What people do at the screens of a hall, in the words that they read there. What visitors see is
in Chinese, what the staff see in English."""
import re

NUMBER = re.compile(r"^[A-Z]\d{3,}$")
SIZES = {"board": (1920, 1080), "counter": (400, 640), "guide": (1100, 760), "kiosk": (1080, 1920),
         "manager": (1366, 768), "rating": (800, 1280), "window": (1920, 360)}
LANGUAGES = {"counter": "en", "guide": "en", "manager": "en"}
SKIP = "跳过"
DONE = "完成"
FREE = "空闲"
# The big button says too that nobody is there to be called.
CALL = re.compile(r"^Call\b")
START, FINISH = "Start", "Finish"
STAFF_CODE = re.compile(r"^(Staff code|工号)$")


def open_screen(floor, role, hall, place, **options):
    """A role of the hall, as its users have it before them."""
    options = {"size": SIZES[role], "language": LANGUAGES.get(role, "zh"), **options}
    return floor.role(role, hall, str(place), **options)


def starts(text):
    """What begins so: a row says more than its title."""
    return re.compile("^" + re.escape(text))


# Visitors.

def take_number(kiosk, service):
    """Touches a service at the kiosk's first page, says nothing of oneself, and reads the number."""
    kiosk.click("button", starts(service))
    kiosk.click(None, SKIP)
    kiosk.find("button", DONE)
    return kiosk.find("label", NUMBER).name


def touch_keys(kiosk, text):
    """On the keypad of the kiosk."""
    for letter in text:
        kiosk.click("button", letter)


# Clerks and guides.

def sign_in(program, staff, password=None, then=CALL):
    """With the keys; who has a password is asked for it then."""
    program.find("text box", STAFF_CODE)
    program.type(staff)
    program.key("Return")
    if password is not None:
        program.find("text box", "Password")
        program.type(password)
        program.key("Return")
    if then is not None:
        program.find("button", then)


def is_empty(password):
    """Whether nothing stands in an entry for a password, which tells no more than that."""
    return password.read("Accessible", "Description") == ""


def do(program, name):
    """Presses a button once it can be pressed."""
    button = program.find("button", name)
    button.wait_for("sensitive")
    button.press()


def choose(program, row, answer):
    """Unfolds a row's answers and picks one."""
    program.click("combo box", starts(row))
    program.click("label", answer)


def choose_by_keys(program, row, steps, answer):
    """The same with the keyboard, so many answers below the first."""
    program.find("combo box", starts(row)).wait_for("focused")
    program.key("space")
    program.wait_for(lambda: [c for c in program.find_all("list item") if c.has("focused")],
                     "the answers")
    program.key(*["Down"] * steps, "Return")
    program.find("combo box", starts(row)).wait_for("focused")
    program.find("label", answer)


def add_matter(counter, part, name):
    """In the finishing form, looks for an item by a part of its name and adds it."""
    counter.click("list item", starts("Add a matter"))
    counter.find("text box", "Name, plain word, pinyin or initials")
    counter.type(part)
    counter.click("list item", starts(name))
    counter.find("combo box", starts(name))
