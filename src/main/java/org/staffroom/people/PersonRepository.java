package org.staffroom.people;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface PersonRepository extends JpaRepository<Person, UUID> {

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("from Person where id = :id")
    Optional<Person> lockById(UUID id);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("from Person where admin order by id")
    List<Person> lockAdmins();
}
