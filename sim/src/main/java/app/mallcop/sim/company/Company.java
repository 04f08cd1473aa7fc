package app.mallcop.sim.company;

import app.mallcop.sim.deed.Origin;
import app.mallcop.sim.table.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who works here, what runs by itself, what is owned, and what is usual. */
public final class Company {

    public static final String DOMAIN = "harborlight.example";
    public static final String ORG = "harborlight";
    public static final String AWS_ACCOUNT = "123456789012";
    public static final String AZURE_SUBSCRIPTION = "5f0c8d52-7a4e-4b6b-9d0e-3c1f2a6b7e90";
    public static final String TENANT = "c2f4b8a1-6d3e-4f7a-8b5c-1e9d0a7c6f42";
    private static final String OFFICE_IP = "198.51.100.10";

    private final List<Person> people;
    private final List<Robot> robots;
    private final List<Habit> habits;
    private final Map<String, List<String>> estate;

    private Company(List<Person> people, List<Robot> robots, List<Habit> habits, Map<String, List<String>> estate) {
        this.people = List.copyOf(people);
        this.robots = List.copyOf(robots);
        this.habits = List.copyOf(habits);
        this.estate = Map.copyOf(estate);
    }

    public static Company harborlight() {
        Map<String, List<String>> estate = new LinkedHashMap<>();
        for (List<String> row : Table.rows(Company.class, "estate.tsv", 2)) {
            estate.computeIfAbsent(row.get(0), list -> new ArrayList<>()).add(row.get(1));
        }
        return new Company(
                Table.rows(Company.class, "people.tsv", Person.COLUMNS).stream().map(Person::of).toList(),
                Table.rows(Company.class, "robots.tsv", Robot.COLUMNS).stream().map(Robot::of).toList(),
                Table.rows(Company.class, "habits.tsv", Habit.COLUMNS).stream().map(Habit::of).toList(), estate);
    }

    public List<Person> people() {
        return people;
    }

    public List<Robot> robots() {
        return robots;
    }

    public List<Habit> habitsOf(Person person) {
        return habits.stream().filter(habit -> habit.role().equals(person.role())).toList();
    }

    /** The person with this e-mail name, who is in the table. */
    public Person person(String mailName) {
        return people.stream().filter(person -> person.mailName().equals(mailName)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nobody here is called " + mailName));
    }

    public Robot robot(String name) {
        return robots.stream().filter(robot -> robot.name().equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nothing here is called " + name));
    }

    /** What is owned under this name of a list. */
    public List<String> owned(String list) {
        List<String> things = estate.get(list);
        if (things == null) {
            throw new IllegalArgumentException("the estate has no list " + list);
        }
        return things;
    }

    /** The same things, those first that this person works on most. */
    public List<String> usualFor(Person person, String list) {
        if (list.equals("own-mailbox")) {
            return List.of(person.email());
        }
        List<String> things = owned(list);
        int first = Math.floorMod(person.mailName().hashCode(), things.size());
        List<String> turned = new ArrayList<>(things.subList(first, things.size()));
        turned.addAll(things.subList(0, first));
        return turned;
    }

    /** Where this person sits: at home, or in the one office. */
    public static Origin placeOf(Person person, boolean office) {
        return new Origin(office ? OFFICE_IP : person.homeIp(), person.country(), person.city(),
                switch (person.client()) {
                    case "mac" -> "Mozilla/5.0 (Macintosh; Intel Mac OS X 14_5) AppleWebKit/605.1.15 Safari/605.1.15";
                    case "windows" ->
                        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/126.0 Edg/126.0";
                    default -> "Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0";
                });
    }
}
